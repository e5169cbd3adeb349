import { isDeepStrictEqual } from 'node:util';
import { GRADES, type Grade, pointsInWords } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { APPRAISAL } from '../counting/appraisal.ts';
import { untilOf } from '../counting/count.ts';
import type { AssessmentMeasure } from '../counting/counter.ts';
import { measuresIn } from '../counting/measures.ts';
import { bySubject, type Score, type Subject, scoresOf, subjectsOf } from '../round/store.ts';
import type { SchemeContent } from '../scheme/content.ts';
import { howOf } from '../scheme/pages.tsx';
import { lockScheme, type Scheme } from '../scheme/store.ts';
import { keepers } from '../words.ts';
import { type PublishedResults, resultsTitle } from './content.ts';
import { lockResults } from './store.ts';

/** The lines of those whose result is final, in the order in which they are shown. */
async function rowsOf(
  db: Db,
  { ranking }: Pick<SchemeContent, 'ranking'>,
  subjects: readonly Subject[],
): Promise<PublishedResults['rows']> {
  const ended = subjects.filter(({ state }) => state === 'final');
  const scores = bySubject(
    await scoresOf(
      db,
      ended.map(({ id }) => id),
    ),
  );
  const sorted = [...ended].sort((a, b) => (ranking ? b.total! - a.total! : 0) || a.id - b.id);
  return sorted.map((one) => {
    const own = scores.get(one.id) ?? [];
    const appraisal = appraisalIn(own);
    const asked = own.findLast(({ trace }) => trace?.measure === APPRAISAL)?.trace;
    const place = 1 + sorted.filter(({ total }) => total! > one.total!).length;
    return {
      ...{ name: one.name, grade: one.grade! },
      ...(ranking && { total: one.total!, place }),
      ...(appraisal ? { appraisal } : asked && { unappraised: asked.said }),
    };
  });
}

/** What of a round would be published now. */
async function resultsToPublish(
  db: Db,
  scheme: Scheme,
  measures: readonly AssessmentMeasure[],
): Promise<PublishedResults> {
  const content = scheme.content!;
  const subjects = await subjectsOf(db, scheme.id);
  return {
    ...{ title: resultsTitle(content.title), note: content.note, year: scheme.year, keeper: scheme.keeperName },
    items: content.items.map((item) => ({
      ...{ group: item.group, title: item.title, kind: item.kind, weight: item.weight, how: howOf(item, measures) },
    })),
    ...{ grades: content.grades, until: untilOf(scheme, content), leastAnswers: content.leastAnswers },
    rows: await rowsOf(db, content, subjects),
    left: subjects
      .filter(({ state }) => state === 'left')
      .map(({ name, leftReason }) => ({ name, reason: leftReason })),
  };
}

function appraisalIn(scores: readonly Score[]): PublishedResults['rows'][number]['appraisal'] {
  const trace = scores.findLast((one) => one.trace?.survey)?.trace;
  return trace?.survey && { ...trace.survey, value: trace.value, said: trace.said };
}

/** 公布考核结果 when all of them are final: on the site of the office that assessed, as they stand then. 条例 arts. 46, 50 */
export const publishResults = action<{ id: number }, void>(
  'assessment.publishResults',
  keepers,
  async (act, { id }) => {
    const { db, house, who, today } = act;
    const scheme = await lockScheme(db, who.authorityId, id);
    if (!scheme?.content) return notFound();
    if (scheme.resultsOn) return conflict(`结果已经在 ${scheme.resultsOn} 公布`);
    const results = await resultsToPublish(db, scheme, measuresIn(house, scheme.scope));
    const open = (await subjectsOf(db, id)).filter(({ state }) => state === 'open' || state === 'told').length;
    if (open) return conflict(`还有 ${open} 个考核对象的结果没有定，全部定下来以后再公布`);
    if (!results.rows.length) return conflict('没有可以公布的结果');
    const content = JSON.stringify(results);
    const by = { published_by: who.name, published_on: today };
    const row = await db
      .insertInto('assessment_results')
      .values({ scheme_id: id, authority_id: who.authorityId, year: scheme.year, content, ...by })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('assessment_result_versions')
      .values({ result_id: row.id, number: 1, content, reason: '', ...by })
      .execute();
    return done(undefined, `assessment-scheme:${id}`, { year: scheme.year, subjects: results.rows.length });
  },
);

/** What a correction changed of one result. */
interface Corrected {
  name: string;
  on: string;
  reason: string;
  totalBefore: number;
  totalAfter: number;
  gradeBefore: Grade;
  gradeAfter: Grade;
}

/** Publishes a scheme's results anew after one of them was corrected, in the correction's transaction: only the lines change,
 *  the version before stays, and the page says what was corrected and why. The caller holds the scheme.
 *  @returns false: nothing is published yet, or the public would see no difference (points that are not public) */
export async function correctPublished(
  { db, who }: Act,
  scheme: Scheme,
  { name, on, reason, ...was }: Corrected,
): Promise<boolean> {
  const results = await lockResults(db, scheme.id);
  if (!results) return false;
  const rows = await rowsOf(db, scheme.content!, await subjectsOf(db, scheme.id));
  if (isDeepStrictEqual(rows, results.content.rows)) return false;
  const points = scheme.content!.ranking
    ? `得分由 ${pointsInWords(was.totalBefore)} 分改为 ${pointsInWords(was.totalAfter)} 分`
    : '';
  const grade =
    was.gradeBefore === was.gradeAfter ? '' : `等次由${GRADES[was.gradeBefore]}改为${GRADES[was.gradeAfter]}`;
  const change = [points, grade].filter(Boolean).join('，') || '社会评议的结果有更正';
  const corrections = [{ on, name, change, reason }, ...(results.content.corrections ?? [])];
  const content = JSON.stringify({ ...results.content, rows, corrections });
  await db
    .insertInto('assessment_result_versions')
    .values({
      ...{ result_id: results.id, number: results.versions + 1, content, reason },
      ...{ published_by: who.name, published_on: on },
    })
    .execute();
  await db.updateTable('assessment_results').set({ content }).where('id', '=', results.id).execute();
  return true;
}
