import { sql } from 'kysely';
import { scaleInWords, scored } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { House } from '../../platform/room.ts';
import type { Subject } from '../round/store.ts';
import type { SchemeContent, SchemeItem } from '../scheme/content.ts';
import type { Scheme } from '../scheme/store.ts';
import type { Counted } from './counter.ts';
import { measuresIn } from './measures.ts';
import type { Trace } from './trace.ts';

/** What was counted of one item of one that is assessed. */
export interface CountedScore {
  subjectId: number;
  item: string;
  /** hundredths; null: 不计 */
  points: number | null;
  trace: Trace;
}

/** The last day that a scheme counts: no year goes on into the next. */
export const untilOf = ({ year }: Pick<Scheme, 'year'>, { frozenOn }: Pick<SchemeContent, 'frozenOn'>): string =>
  frozenOn < `${year}-12-31` ? frozenOn : `${year}-12-31`;

const countedOf = (one: Subject): Counted => ({
  ...{ id: one.id, authorityId: one.authorityId, authorityCode: one.authorityCode, officeId: one.officeId },
  keeperId: one.keeperId,
  ...{ from: one.countedFrom, surveyId: one.surveyId, surveyQuestion: one.surveyQuestion },
});

/** Counts the items of all at once, out of the books as they stand: one question to the books for each measure.
 *  @param how `today`: the day of the count; `items`: those of the scheme that are to be counted, all unless told */
export async function countItems(
  db: Db,
  house: House,
  scheme: Pick<Scheme, 'year' | 'scope'>,
  content: SchemeContent,
  subjects: readonly Subject[],
  { today, items = content.items }: { today: string; items?: readonly SchemeItem[] },
): Promise<CountedScore[]> {
  const until = untilOf(scheme, content);
  const asOf = content.frozenOn < today ? content.frozenOn : today;
  const all = subjects.map(countedOf);
  const measures = new Map(measuresIn(house, scheme.scope).map((one) => [one.name, one]));
  const scores: CountedScore[] = [];
  for (const { id, counted, weight } of items) {
    if (!counted) continue;
    const measure = measures.get(counted.measure);
    const figures = await measure?.count(db, all, { until, asOf, leastAnswers: content.leastAnswers });
    for (const subject of subjects) {
      const figure = figures?.get(subject.id) ?? { value: null, said: '账里没有这一项的数据' };
      const { value } = figure;
      scores.push({
        ...{ subjectId: subject.id, item: id },
        points: value === null ? null : scored(value, counted.scale, weight),
        trace: {
          ...{ measure: counted.measure, label: measure?.label ?? counted.measure, unit: measure?.unit ?? '' },
          ...{ value, said: figure.said, from: subject.countedFrom, to: until },
          ...{ scale: scaleInWords(counted.scale, measure?.unit ?? ''), href: figure.href ?? null },
          ...(figure.survey && { survey: figure.survey }),
        },
      });
    }
  }
  return scores;
}

/** Keeps what was counted, as the machine's word. */
export async function keepCounted(
  tx: Tx,
  scores: readonly CountedScore[],
  how: { kind: 'counted' | 'recounted'; reason: string; by: { id: number | null; name: string }; at: Date },
): Promise<void> {
  if (!scores.length) return;
  await sql`
    insert into assessment_scores (subject_id, item, kind, points, reason, trace, given_by, given_name, given_at)
    select "subjectId", item, ${how.kind}, points, ${how.reason}, trace, ${how.by.id}, ${how.by.name}, ${how.at}
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb)
      as one ("subjectId" integer, item text, points integer, trace jsonb)`.execute(tx);
}
