import { discloses, yearOfAssessment } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { publicDays } from '../publishing/index.ts';
import { type Assessment, confirmedOf, first, type Withheld } from './rules.ts';
import { listWithheld } from './store.ts';
import type { FigureName } from './words.ts';

/** What a figure of a year counted. */
export interface YearRecord {
  item: Withheld;
  /** its assessment in the year, or by which it is public */
  assessment: Assessment | undefined;
  /** the day by which it counts; undefined: none (it was not assessed) */
  on: string | undefined;
}
export type YearRecords = Record<FigureName, YearRecord[]>;
export type ReassessmentFigures = Record<FigureName, number>;

/** The records of a year, as the books stood on its last day. 条例 art. 18 */
export async function yearRecords(db: Db, authorityId: number, year: number): Promise<YearRecords> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const all = await listWithheld(db, authorityId, `${year + 1}-01-01`);
  const drafts = all.flatMap(({ assessments }) => assessments.flatMap(({ documentId }) => documentId ?? []));
  const days = await publicDays(db, [...new Set(drafts)]);
  const records: YearRecords = { due: [], assessed: [], left: [], opened: [], disclosed: [] };
  for (const { item, assessments } of all) {
    const dates = { withheldOn: item.withheldOn, knownOn: item.knownOn, first: first(item) };
    const found = yearOfAssessment(dates, confirmedOf(assessments), year);
    // withheld no more by the year's end: it counts where it was assessed in it
    const counts = item.gone ? { ...found, due: found.assessed } : found;
    const confirmed = assessments.filter(({ state }) => state === 'confirmed');
    const within = confirmed.filter(({ reviewedOn }) => reviewedOn! >= from && reviewedOn! <= to);
    const last = within.at(-1);
    const record = { item, assessment: last, on: last?.reviewedOn ?? undefined };
    if (counts.due) records.due.push(record);
    if (counts.due && !counts.assessed) records.left.push(record);
    if (counts.assessed) records.assessed.push(record);
    const opening = within.findLast(({ result }) => discloses(result));
    if (opening) records.opened.push({ item, assessment: opening, on: opening.reviewedOn! });
    const shown = confirmed.flatMap((one) => {
      if (!one.documentId || !discloses(one.result)) return [];
      const on = days.get(one.documentId)?.find((day) => day >= one.reviewedOn!);
      return on && on >= from && on <= to ? [{ item, assessment: one, on }] : [];
    });
    if (shown[0]) records.disclosed.push(shown[0]);
  }
  return records;
}

/** The figures of a year for the annual report, each the number of its records. */
export async function reassessmentFigures(db: Db, authorityId: number, year: number): Promise<ReassessmentFigures> {
  const records = await yearRecords(db, authorityId, year);
  return {
    due: records.due.length,
    assessed: records.assessed.length,
    left: records.left.length,
    opened: records.opened.length,
    disclosed: records.disclosed.length,
  };
}
