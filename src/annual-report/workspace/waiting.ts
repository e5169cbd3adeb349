import { has } from '../../platform/roles.ts';
import type { Asked } from '../../platform/room.ts';
import { waitingReviews } from '../../review/index.ts';
import { wordSmiths } from '../rules.ts';
import { annualReports, yearIn } from '../sign-off/subject.ts';
import { returnedReports } from './returned.tsx';

/** Years whose report waits for this person's verdict, or was returned to those who word it. */
export async function waitingReports({ db, house, who }: Asked): Promise<number[]> {
  const returned = has(who, ...wordSmiths) ? (await returnedReports(house, db, who.authorityId)).keys() : [];
  const waiting = await waitingReviews(db, [annualReports], who);
  return [...new Set([...returned, ...waiting.map(({ id }) => yearIn(id))])];
}
