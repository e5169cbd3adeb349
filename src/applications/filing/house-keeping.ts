import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { removeIfUnused } from '../../platform/files/unused-files.ts';
import { forgetPasses, forgetTries } from '../../platform/public-forms/index.ts';
import { eraseExpired, type Keeping } from '../privacy/retention.ts';

/** A file that no application took up within this time is removed. */
const UNCLAIMED_MS = 2 * 86_400_000;
/** Filings are remembered as long as their slip could come again. */
const FILINGS_MS = 2 * 86_400_000;
/** Bytes that may lie unclaimed at once: nobody fills the disk with forms that are never filed. */
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

/** What is done now and then, unasked: personal data whose period is over goes, and so do unclaimed files, counts of
 *  tries and used slips. @returns what went */
export async function keepHouse(keeping: Keeping): Promise<{ erased: number; files: number }> {
  const { db, files, now } = keeping;
  const erased = await eraseExpired(keeping);
  await forgetTries(db, now);
  await forgetPasses(db, now);
  await db
    .deleteFrom('application_filings')
    .where('at', '<', new Date(now.getTime() - FILINGS_MS))
    .execute();
  const unclaimed = await db
    .deleteFrom('public_uploads')
    .where('at', '<', new Date(now.getTime() - UNCLAIMED_MS))
    .returning('hash')
    .execute();
  let gone = 0;
  for (const { hash } of unclaimed) if (await removeIfUnused(db, files, hash, now)) gone += 1;
  return { erased, files: gone };
}
