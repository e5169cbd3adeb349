import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';

/** Which rows of which table are some authorities', as SQL over the table's alias `t`: those that name one, and those that
 *  hang on such a row. Known from the foreign keys, so that a new table is known too. */
async function ownership(db: Db): Promise<Map<string, (authorities: readonly number[]) => string>> {
  const { rows: named } = await sql<{ table: string }>`
    select table_name as "table" from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'authority_id'`.execute(db);
  const { rows: keys } = await sql<{ child: string; column: string; parent: string; key: string }>`
    select c.conrelid::regclass::text as child, a.attname as column, c.confrelid::regclass::text as parent, b.attname as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and array_length(c.conkey, 1) = 1 and c.connamespace = 'public'::regnamespace`.execute(db);
  const own = new Map<string, (ids: readonly number[]) => string>([['authorities', (ids) => `t.id in (${ids})`]]);
  for (const { table } of named) own.set(table, (ids) => `t.authority_id in (${ids})`);
  for (let grown = true; grown; ) {
    const found = new Map<string, ((ids: readonly number[]) => string)[]>();
    for (const { child, column, parent, key } of keys) {
      const of = own.get(parent);
      if (!of || own.has(child)) continue;
      const hangs = (ids: readonly number[]) => `t.${column} in (select t.${key} from ${parent} t where ${of(ids)})`;
      found.set(child, [...(found.get(child) ?? []), hangs]);
    }
    for (const [child, ways] of found) own.set(child, (ids) => `(${ways.map((way) => way(ids)).join(' or ')})`);
    grown = found.size > 0;
  }
  return own;
}

/** What every row of theirs is, table by table: two that are the same are digested the same. Beside them, what is the
 *  platform's and everybody's. */
export async function digests(db: Db, authorities: readonly number[]): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  const own = await ownership(db);
  const digest = async (table: string, row: string, which: string) => {
    const { rows } = await sql<{ n: number; all: string }>`
      select count(*)::int as n, coalesce(string_agg(md5(${sql.raw(row)}), '' order by md5(${sql.raw(row)})), '') as all
      from ${sql.table(table)} t where ${sql.raw(which)}`.execute(db);
    return `${rows[0]!.n} ${createHash('sha1').update(rows[0]!.all).digest('hex')}`;
  };
  for (const [table, of] of own) if (!COUNTED.has(table)) said[table] = await digest(table, 't::text', of(authorities));
  for (const table of OF_ALL) said[table] = await digest(table, 't::text', 'true');
  // in which languages its own site is, each authority says itself
  said[REGISTER] = await digest('authorities', "(to_jsonb(t) - 'languages')::text", 'true');
  return said;
}

/** Kept by an authority and the one above it together: who else sees them is tested in their rooms. */
const SHARED = /^(?:(?:supervision|accountability|assessment)_|briefings$)/;
/** Counted by whoever reads. */
const COUNTED = new Set(['page_views']);
/** Tables that are the platform's. */
const OF_ALL = ['mail_settings', 'holiday_arrangements'];
/** The list of authorities as a whole. */
const REGISTER = 'register of authorities';

/** Writes a word into every text of their rows that the table lets stand: what is shown of them anywhere is known by it.
 *  Names that others refer by (parts of keys, words of lists) stay. @returns the columns that hold it */
export async function mark(db: Db, authorities: readonly number[], word: string): Promise<string[]> {
  const own = await ownership(db);
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select c.table_name as "table", c.column_name as "column", c.data_type as type from information_schema.columns c
    where c.table_schema = 'public' and c.data_type in ('text', 'json', 'jsonb', 'ARRAY') and c.is_generated = 'NEVER'
      and not exists (select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.conrelid = c.table_name::regclass and a.attname = c.column_name and k.contype in ('p', 'u', 'f'))
      and not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = c.table_name::regclass and a.attname = c.column_name and i.indisunique)
    order by 1, 2`.execute(db);
  const marked: string[] = [];
  for (const { table, column, type } of columns) {
    const of = own.get(table);
    if (!of || table === 'audit_log' || SHARED.test(table) || /hash|password|digest|token/.test(column)) continue;
    const value = {
      text: `'${word}' || t.${column}`,
      json: `regexp_replace(t.${column}::text, '": ?"(?=[^"]*。)', '":"${word}', 'g')::json`, // sentences: a name may be a key
      jsonb: `regexp_replace(t.${column}::text, '": "', '": "${word}', 'g')::jsonb`,
      ARRAY: `array(select '${word}' || one from unnest(t.${column}) one)`,
    }[type]!;
    try {
      await db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx); // what was published is kept by triggers
        await sql.raw(`update ${table} t set ${column} = ${value} where ${of(authorities)}`).execute(tx);
      });
      marked.push(`${table}.${column}`);
    } catch {} // no text that may be any
  }
  return marked;
}
