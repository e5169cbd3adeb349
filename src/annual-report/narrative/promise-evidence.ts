import { recordsHref, valueInWords } from '../../measures/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { asOfDay, type Measure, measure } from '../../platform/measures.ts';
import { periodOf } from '../links.ts';
import type { Promised } from './promises.ts';

/** Which measures show what became of a promise, by the words in which it was given. */
const SHOWN_BY: readonly (readonly [words: RegExp, measures: readonly string[]])[] = [
  [/及时|时效|逾期|超期|时限|滞后/, ['dues.timely', 'published.late']],
  [/应公开|公开事项|目录|标准化|公开内容|内容.{0,6}丰富|覆盖/, ['dues.covered', 'published']],
  [/栏目|更新|维护|网站|平台/, ['site.found', 'site.mended']],
  [/依申请|申请人|答复申请/, ['applications.timely', 'applications']],
  [/留言|互动|诉求|群众.{0,8}(?:咨询|意见)/, ['messages.timely', 'messages.content']],
  [/培训|业务能力|队伍|业务水平|人员.{0,6}素质/, ['training.sessions', 'training.attendances']],
  [/复议|诉讼/, ['remedies.corrected']],
  [/督办|督促|整改/, ['orders', 'orders.closed']],
];

/** What a measure came to in both years, each with its records. */
export interface PromiseEvidence {
  label: string;
  before: { value: string; href: string };
  after: { value: string; href: string };
}

/** What the books show of each promise: last year beside this year. Promises whose words name nothing that is counted have
 *  none. @param year of the report @param today 'YYYY-MM-DD' */
export async function evidenceOf(
  db: Db,
  measures: readonly Measure[],
  asked: { authorityId: number; year: number; today: string },
  promises: readonly Promised[],
): Promise<Map<string, PromiseEvidence[]>> {
  const wanted = new Map(promises.map(({ id, text }) => [id, shownBy(text)]));
  const found = new Map<string, PromiseEvidence>();
  for (const one of measures)
    if ([...wanted.values()].some((ids) => ids.includes(one.id))) found.set(one.id, await bothYears(db, one, asked));
  return new Map([...wanted].map(([id, ids]) => [id, ids.flatMap((measureId) => found.get(measureId) ?? [])]));
}

/** The measures that a promise's words name. */
export const shownBy = (text: string): string[] => [
  ...new Set(SHOWN_BY.flatMap(([words, measures]) => (words.test(text) ? measures : []))),
];

async function bothYears(
  db: Db,
  one: Measure,
  { authorityId, year, today }: { authorityId: number; year: number; today: string },
): Promise<PromiseEvidence> {
  const [before, after] = await Promise.all(
    [year - 1, year].map(async (asked) => {
      const period = periodOf(asked);
      const of = { authorities: [authorityId], ...period, asOf: asOfDay(one, period, today) };
      const value = (await measure(db, one, of)).get(authorityId)?.value ?? null;
      return { value: valueInWords(one, value), href: recordsHref(one.id, period) };
    }),
  );
  return { label: one.label, before: before!, after: after! };
}
