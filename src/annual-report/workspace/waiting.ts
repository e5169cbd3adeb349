import type { Db } from '../../platform/database/index.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { waitingReviews } from '../../review/index.ts';
import { yearHref } from '../links.ts';
import { wordSmiths } from '../rules.ts';
import { annualReports, reportRound, yearIn } from '../sign-off/subject.ts';
import { yearStates } from '../store.ts';
import { type Returned, returnedReports } from './returned.tsx';

/** Years whose report waits for this person's verdict, or was returned to those who word it: by their own reviewers or by
 *  the authority above. The workbench lists the same. */
export async function waitingReports(asked: Asked): Promise<number[]> {
  const { db, house, who } = asked;
  const above = has(who, ...wordSmiths) ? (await returnedReports(house, db, who.authorityId)).keys() : [];
  const own = has(who, ...wordSmiths) ? await returnedByReview(db, who.authorityId) : [];
  const waiting = await waitingReviews(db, [annualReports], who);
  return [...new Set([...above, ...own.map(({ year }) => year), ...waiting.map(({ id }) => yearIn(id))])];
}

/** Reports that their reviewers sent back and nobody submitted since, with what was said. */
export async function returnedByReview(
  db: Db,
  authorityId: number,
): Promise<{ year: number; by: string; remark: string }[]> {
  const states = await yearStates(db, authorityId);
  const years = states.filter(({ state }) => state !== 'published').map(({ year }) => year);
  const rounds = await Promise.all(years.map((year) => reportRound(db, authorityId, year)));
  return rounds.flatMap((round, n) => {
    const last = round?.state === 'returned' ? round.reviews.at(-1) : undefined;
    return last ? [{ year: years[n]!, by: last.by, remark: last.remark }] : [];
  });
}

/** What stands on the workbench: reports sent back by reviewers, by the authority above, and those to be signed. */
export async function reportLines(asked: Asked): Promise<DeskLine[]> {
  const { db, house, who } = asked;
  const above = has(who, ...wordSmiths)
    ? await returnedReports(house, db, who.authorityId)
    : new Map<number, Returned>();
  const own = has(who, ...wordSmiths) ? await returnedByReview(db, who.authorityId) : [];
  const toSign = await waitingReviews(db, [annualReports], who);
  const line = (year: number, note: string): DeskLine => ({
    title: `${year} 年度报告`,
    href: yearHref(year),
    tag: '退回',
    note,
  });
  return [
    ...own.map(({ year, by, remark }) => line(year, `${by}：${remark}`)),
    ...[...above].map(([year, { remark }]) => line(year, `上级退回：${remark || '见逐处意见'}`)),
    ...toSign.map(({ title, href, step }) => ({ title, href, tag: step, note: '看过正文和核对结果后出具意见' })),
  ];
}
