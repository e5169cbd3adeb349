import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Books, openBooks } from '../../src/platform/books.ts';
import type { Db } from '../../src/platform/database/index.ts';
import { passingFolder } from '../support/passing-folder.ts';

/** Books of one's own on a database server of one's own; both go at the end. */
export async function onOwnBooks<T>(work: (books: Books) => Promise<T>): Promise<T> {
  const data = await passingFolder();
  const books = await openBooks({ data, databaseUrl: undefined, sealingKeys: `${data}/sealing.keys` });
  try {
    await sql`alter system set synchronous_commit = off`.execute(books.db); // nothing here need outlive a power cut
    await sql`select pg_reload_conf()`.execute(books.db);
    return await work(books);
  } finally {
    await books.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** Keeps all rows as they stand now under a name, to be put back. */
export async function keepAs(db: Db, name: string): Promise<void> {
  await sql`create schema ${sql.id(name)}`.execute(db);
  for (const table of await tables(db))
    await sql`create table ${sql.id(name, table)} as table ${sql.id('public', table)}`.execute(db);
}

/** All rows as they stood when they were kept under this name; what tables refuse to have removed, too. */
export async function putBack(db: Db, name: string): Promise<void> {
  const all = await tables(db);
  const columns = await writtenColumns(db);
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`truncate ${sql.join(all.map((table) => sql.id('public', table)))}`.execute(tx);
    for (const table of all) {
      const given = sql.join(columns.get(table)!.map((column) => sql.id(column)));
      await sql`insert into ${sql.id('public', table)} (${given}) overriding system value
        select ${given} from ${sql.id(name, table)}`.execute(tx);
    }
    await sql`notify books, 'hosts'`.execute(tx);
  });
  await sql`analyze`.execute(db);
}

/** The rows of one authority's people that stood there under this name, as they stood; what came since stays. */
export async function mendPeople(db: Db, name: string, authorityId: number): Promise<void> {
  const columns = await writtenColumns(db);
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const [table, key] of PEOPLE) {
      const given = sql.join(columns.get(table)!.map((column) => sql.id(column)));
      const [now, then, by] = [sql.id('public', table), sql.id(name, table), sql.id(key)];
      const staff = sql`select id from ${sql.id(name, 'staff')} where authority_id = ${authorityId}`;
      const theirs = sql`${by} in (${table === 'authorities' ? sql`${authorityId}` : staff})`;
      await sql`delete from ${now} where ${theirs}`.execute(tx);
      await sql`insert into ${now} (${given}) overriding system value select ${given} from ${then} where ${theirs}`.execute(
        tx,
      );
    }
  });
}

const PEOPLE = [
  ['authorities', 'id'],
  ['staff', 'id'],
  ['staff_roles', 'staff_id'],
  ['sessions', 'staff_id'],
] as const;

async function tables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** The columns of each table that are not computed from others. */
async function writtenColumns(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' order by 1, ordinal_position`.execute(db);
  const columns = new Map<string, string[]>();
  for (const { table, column } of rows) columns.set(table, [...(columns.get(table) ?? []), column]);
  return columns;
}
