import type pg from 'pg';
import type { Manifest, TableEntry } from './manifest.ts';

/** Kept in the manifest instead: what the tables look like, not what they hold. */
const MIGRATIONS = 'schema_migrations';

/** What belongs to an extension comes and goes with it. */
const own = (oid: string, catalogue: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/** Makes text forms the same on every server, and no limit of the server's cuts a long copy off. */
export async function setUp(client: pg.Client): Promise<void> {
  await client.query(`set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
    set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 3; set search_path = public;
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s'`);
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export async function majorOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select current_setting('server_version_num') as n`);
  return Math.floor(Number(rows[0]!.n) / 10_000);
}

/** Names of the migrations applied, in order; none on a database that is still empty. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query(`select to_regclass('public.${MIGRATIONS}') as t`);
  if (found[0].t === null) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${MIGRATIONS} order by name collate "C"`);
  return rows.map((row) => row.name);
}

/** The tables of schema public with the columns that hold data: generated ones are computed anew. */
export async function tablesOf(client: pg.Client): Promise<Omit<TableEntry, 'rows'>[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name,
            coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.attname is not null), '{}') as columns
       from pg_class c
       left join pg_attribute a
         on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1 and ${own('c.oid', 'pg_class')}
      group by c.oid, c.relname
      order by c.relname collate "C"`,
    [MIGRATIONS],
  );
  return rows;
}

export async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from public.${quoted(table)}`);
  return Number(rows[0]!.n);
}

export async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `select sequencename as name, (coalesce(last_value::numeric + increment_by, start_value))::text as next
       from pg_sequences where schemaname = 'public' order by sequencename collate "C"`,
  );
  return rows;
}

/** Empties schema public of everything but extensions. */
export async function dropAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('drop %s if exists public.%I cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
              when 'f' then 'foreign table' when 'S' then 'sequence' else 'table' end, c.relname) as sql
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${own('c.oid', 'pg_class')}
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i')
     union all
     select format('drop routine if exists %s cascade', p.oid::regprocedure)
       from pg_proc p where p.pronamespace = 'public'::regnamespace and ${own('p.oid', 'pg_proc')}
     union all
     select format('drop type if exists public.%I cascade', t.typname)
       from pg_type t
      where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r') and ${own('t.oid', 'pg_type')}`,
  );
  for (const { sql } of rows) await client.query(sql);
}

/** Lifts foreign keys and triggers for the load: rows come in any order, even in circles, and nothing is written twice
 *  or forbidden (audit_log). @returns puts them back, checking every foreign key against what was loaded */
export async function liftConstraints(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint
      where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0`,
  );
  const { rows: triggers } = await client.query<{ off: string; on: string }>(
    `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
            format('alter table %s enable %s trigger %I', tgrelid::regclass,
              case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as on
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D'`,
  );
  for (const { drop } of keys) await client.query(drop);
  for (const { off } of triggers) await client.query(off);
  return async () => {
    await client.query('set constraints all immediate');
    for (const { add } of keys) await client.query(add);
    for (const { on } of triggers) await client.query(on);
  };
}
