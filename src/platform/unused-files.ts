import { sql } from 'kysely';
import type { Db } from './database/index.ts';
import type { FileStore } from './files.ts';

/** Somebody may bring the same content again while it is being removed: what came this recently stays on the disk. */
const FRESH_MS = 3_600_000;

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
 *  written. @returns how many */
export async function removeLeftOver(db: Db, files: FileStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - FRESH_MS);
  let gone = await files.removeParts(before);
  for await (const hashes of files.shelves()) {
    const { rows } = await sql<{ hash: string }>`select hash from files where hash = any(${hashes})`.execute(db);
    const known = new Set(rows.map(({ hash }) => hash));
    for (const hash of hashes) if (!known.has(hash) && (await files.remove(hash, before))) gone += 1;
  }
  return gone;
}
