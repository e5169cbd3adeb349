import { sql } from 'kysely';
import type { Db } from '../database/index.ts';
import type { FileStore } from '../files/files.ts';
import { removeIfUnused } from '../files/unused-files.ts';

/** A file that nothing took up within this time is removed. */
const UNCLAIMED_MS = 2 * 86_400_000;
/** Bytes that may lie unclaimed at once: nobody fills the disk with forms that are never sent. */
const MOST_UNCLAIMED = 5 * 1024 ** 3;

/** Notes that a file came to a public form. */
export async function noteUpload(db: Db, hash: string, now: Date): Promise<void> {
  await db
    .insertInto('public_uploads')
    .values({ hash, at: now })
    .onConflict((oc) => oc.column('hash').doUpdateSet({ at: now }))
    .execute();
}

/** Whether more files may come to public forms. */
export async function hasRoom(db: Db): Promise<boolean> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(size), 0)::text as bytes from public_uploads join files using (hash)`.execute(db);
  return Number(rows[0]!.bytes) < MOST_UNCLAIMED;
}

/** Removes files that came to public forms and that nothing took up. @returns how many are gone */
export async function removeUnclaimed(db: Db, files: FileStore, now: Date): Promise<number> {
  const unclaimed = await db
    .deleteFrom('public_uploads')
    .where('at', '<', new Date(now.getTime() - UNCLAIMED_MS))
    .returning('hash')
    .execute();
  let gone = 0;
  for (const { hash } of unclaimed) if (await removeIfUnused(db, files, hash, now)) gone += 1;
  return gone;
}
