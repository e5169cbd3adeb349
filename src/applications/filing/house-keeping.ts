import { forgetPasses, forgetTries, removeUnclaimed } from '../../platform/public-forms/index.ts';
import { eraseExpired, type Keeping } from '../privacy/retention.ts';

/** Filings are remembered as long as their slip could come again. */
const FILINGS_MS = 2 * 86_400_000;

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
  return { erased, files: await removeUnclaimed(db, files, now) };
}
