import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { untilOf } from '../counting/count.ts';
import type { AssessmentMeasure } from '../counting/counter.ts';
import { measuresIn } from '../counting/measures.ts';
import { bySubject, type Score, scoresOf, subjectsOf } from '../round/store.ts';
import { howOf } from '../scheme/pages.tsx';
import { lockScheme, type Scheme } from '../scheme/store.ts';
import { keepers } from '../words.ts';
import type { PublishedResults } from './content.ts';

/** What of a round would be published now. */
async function resultsToPublish(
  db: Db,
  scheme: Scheme,
  measures: readonly AssessmentMeasure[],
): Promise<PublishedResults> {
  const content = scheme.content!;
  const subjects = await subjectsOf(db, scheme.id);
  const ended = subjects.filter(({ state }) => state === 'final');
  const scores = bySubject(
    await scoresOf(
      db,
      ended.map(({ id }) => id),
    ),
  );
  const sorted = [...ended].sort((a, b) => (content.ranking ? b.total! - a.total! : 0) || a.id - b.id);
  const rows = sorted.map((one) => {
    const appraisal = appraisalIn(scores.get(one.id) ?? []);
    const place = 1 + sorted.filter(({ total }) => total! > one.total!).length;
    return {
      ...{ name: one.name, grade: one.grade! },
      ...(content.ranking && { total: one.total!, place }),
      ...(appraisal && { appraisal }),
    };
  });
  return {
    ...{ title: content.title, note: content.note, year: scheme.year, keeper: scheme.keeperName },
    items: content.items.map((item) => ({
      ...{ group: item.group, title: item.title, kind: item.kind, weight: item.weight, how: howOf(item, measures) },
    })),
    ...{ grades: content.grades, until: untilOf(scheme, content), leastAnswers: content.leastAnswers, rows },
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
    await db
      .insertInto('assessment_results')
      .values({
        ...{ scheme_id: id, authority_id: who.authorityId, year: scheme.year, content: JSON.stringify(results) },
        ...{ published_by: who.name, published_on: today },
      })
      .execute();
    return done(undefined, `assessment-scheme:${id}`, { year: scheme.year, subjects: results.rows.length });
  },
);

/** Results as an authority published them. */
export interface Results {
  id: number;
  schemeId: number;
  year: number;
  content: PublishedResults;
  publishedOn: string;
}

/** The newest first. */
export function publishedResults(db: Db, keeperId: number): Promise<Results[]> {
  return db
    .selectFrom('assessment_results')
    .select(['id', 'scheme_id as schemeId', 'year', 'content', 'published_on as publishedOn'])
    .where('authority_id', '=', keeperId)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
