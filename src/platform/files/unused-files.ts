import { sql } from 'kysely';
import type { Db } from '../database/index.ts';
import type { FileStore } from './files.ts';

/** Somebody may bring the same content again while it is being removed: what came this recently stays on the disk. */
const FRESH_MS = 3_600_000;
/** A form that failed may be sent again with the same file: rows that nothing refers to are kept for a day. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Removes a file that no row names any more: every table that holds a hash refers to `files`, so the database itself
 *  refuses while one is left. @returns whether it is gone */
export async function removeIfUnused(db: Db, files: FileStore, hash: string, now: Date): Promise<boolean> {
  try {
    await sql`delete from files where hash = ${hash}`.execute(db);
  } catch (error) {
    if ((error as { code?: string }).code === '23503') return false;
    throw error;
  }
  return files.remove(hash, new Date(now.getTime() - FRESH_MS));
}

/** Takes off the disk what no row names: halves of files that a killed program left, and files whose row was never
 *  written; and first the rows that nothing refers to, which a form left that then failed. @returns how many */
export async function removeLeftOver(db: Db, files: FileStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - FRESH_MS);
  let gone = await files.removeParts(before);
  for (const hash of await forgotten(db, new Date(now.getTime() - FORGOTTEN_MS)))
    if (await removeIfUnused(db, files, hash, now)) gone += 1;
  for await (const hashes of files.shelves()) {
    const { rows } = await sql<{ hash: string }>`select hash from files where hash = any(${hashes})`.execute(db);
    const known = new Set(rows.map(({ hash }) => hash));
    for (const hash of hashes) if (!known.has(hash) && (await files.remove(hash, before))) gone += 1;
  }
  return gone;
}

/** Files brought before an instant that no table refers to, whatever tables there are; rows that go with a file keep none. */
async function forgotten(db: Db, before: Date): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as table, a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'files'::regclass and c.confdeltype <> 'c'`.execute(db);
  const unnamed = columns.map(
    ({ table, column }) =>
      sql`not exists (select 1 from ${sql.table(table)} t where t.${sql.ref(column)} = files.hash)`,
  );
  const { rows } = await sql<{ hash: string }>`
    select hash from files where ${sql.join([sql`created_at < ${before}`, ...unnamed], sql` and `)}`.execute(db);
  return rows.map(({ hash }) => hash);
}
