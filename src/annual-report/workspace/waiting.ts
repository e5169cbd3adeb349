import { authorityById } from '../../organizations/index.ts';
import { has } from '../../platform/roles.ts';
import type { Asked } from '../../platform/room.ts';
import { compileReport } from '../compile.ts';
import { wordSmiths } from '../rules.ts';
import { reportHash, signOffFault } from '../sign-off.ts';
import { latestRound, yearsUnderWay } from '../sign-off-store.ts';
import { returnedReports } from './returned.tsx';

/** Years whose report waits for this person's verdict, or was returned to those who word it. */
export async function waitingReports({ db, house, who }: Asked): Promise<number[]> {
  const returned = has(who, ...wordSmiths) ? (await returnedReports(house, db, who.authorityId)).keys() : [];
  const waiting = new Set(returned);
  for (const year of await yearsUnderWay(db, who.authorityId)) {
    const round = await latestRound(db, who.authorityId, year);
    if (!round || signOffFault(round, who, round.contentHash)) continue; // cheap first: most people have nothing to do
    const authority = (await authorityById(db, who.authorityId))!;
    const { report } = await compileReport(db, authority, year);
    if (!signOffFault(round, who, reportHash(report))) waiting.add(year);
  }
  return [...waiting];
}
