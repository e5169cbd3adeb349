import { authorityById } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { compileReport } from './compile.ts';
import { reportHash, signOffFault } from './sign-off.ts';
import { latestRound, yearsUnderWay } from './sign-off-store.ts';

/** Years whose report waits for this person's verdict. */
export async function waitingReports(db: Db, who: Who): Promise<number[]> {
  const waiting: number[] = [];
  for (const year of await yearsUnderWay(db, who.authorityId)) {
    const round = await latestRound(db, who.authorityId, year);
    if (!round || signOffFault(round, who, round.contentHash)) continue; // cheap first: most people have nothing to do
    const authority = (await authorityById(db, who.authorityId))!;
    const { report } = await compileReport(db, authority, year);
    if (!signOffFault(round, who, reportHash(report))) waiting.push(year);
  }
  return waiting;
}
