import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';
import type { Sealer } from '../../src/platform/sealing/sealing.ts';

/** How a word may stand in a text: as it is, escaped in JSON or in an address, and wherever it stands in base64. */
function guises(word: string): string[] {
  const bytes = Buffer.from(word);
  const coded = [0, 1, 2].map((at) => {
    const text = Buffer.concat([Buffer.alloc(at), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(at === 0 ? 0 : at + 1, (bytes.length + at) % 3 === 0 ? undefined : -1); // the ends hang on neighbours
  });
  const escaped = word.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [...new Set([word, escaped, encodeURIComponent(word), ...coded])];
}

/** Every column of every table: known from the database itself, so that a new one is known too. */
export async function columnsOf(db: Db): Promise<{ table: string; column: string; type: string }[]> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type not in ('bigint', 'integer', 'smallint', 'boolean', 'date', 'timestamp with time zone', 'real')
    order by 1, 2`.execute(db);
  return rows;
}

/** The columns in which any of these words stands, in clear or merely encoded; bytes too. */
export async function whereWordsStand(db: Db, words: readonly string[]): Promise<string[]> {
  const all = words.flatMap(guises);
  const hex = all.map((one) => Buffer.from(one).toString('hex'));
  const wide = words.map((one) => Buffer.from(one, 'utf16le').toString('hex'));
  const hits: string[] = [];
  const columns = await columnsOf(db);
  for (const table of new Set(columns.map((one) => one.table))) {
    const own = columns.filter((one) => one.table === table);
    const holds = ({ column, type }: (typeof own)[number]) => {
      const sought = type === 'bytea' ? [...hex, ...wide] : [...all, ...hex];
      return sql`coalesce(bool_or(exists (select from unnest(${sought}::text[]) w
        where strpos(t.${sql.ref(column)}::text, w) > 0)), false) as ${sql.ref(column)}`;
    };
    const { rows } = await sql<
      Record<string, boolean>
    >`select ${sql.join(own.map(holds))} from ${sql.table(table)} t`.execute(db);
    for (const { column } of own) if (rows[0]![column]) hits.push(`${table}.${column}`);
  }
  return hits;
}

/** Notes what everything is sealed for from now on: with it a test opens whatever is sealed. */
export function noteSeals(sealer: Sealer): Set<string> {
  const purposes = new Set<string>();
  const seal = sealer.seal.bind(sealer);
  sealer.seal = (value, purpose) => {
    purposes.add(purpose);
    return seal(value, purpose);
  };
  return purposes;
}

/** The columns whose sealed values say any of these words, once opened. */
export async function whereWordsAreSealed(
  db: Db,
  { sealer, purposes }: { sealer: Sealer; purposes: ReadonlySet<string> },
  words: readonly string[],
): Promise<string[]> {
  const hits = new Set<string>();
  for (const { table, column, type } of await columnsOf(db)) {
    if (type !== 'bytea' || !column.startsWith('sealed_')) continue;
    const { rows } = await sql<{ value: Buffer }>`select ${sql.ref(column)} as value from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(db);
    for (const { value } of rows) {
      const said = JSON.stringify(openAny(sealer, purposes, value));
      if (words.some((word) => said.includes(word))) hits.add(`${table}.${column}`);
    }
  }
  return [...hits];
}

function openAny(sealer: Sealer, purposes: ReadonlySet<string>, value: Buffer): unknown {
  for (const purpose of purposes)
    try {
      return sealer.open(value, purpose);
    } catch {}
  throw new Error('sealed for something that was not noted');
}
