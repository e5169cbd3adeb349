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
