import { type GivenPoints, type Grade, gradeOf, needsSecond, totalOf } from '../../law/index.ts';
import type { SchemeContent, SchemeItem } from '../scheme/content.ts';
import type { Appeal, Score } from './store.ts';

/** How one item of one that is assessed stands. */
export interface ItemStanding {
  item: SchemeItem;
  /** hundredths; null: 不计, or not given yet (`waits`) */
  points: number | null;
  /** what is still to be done; undefined: the points stand */
  waits: 'count' | 'judge' | 'second' | undefined;
  /** the row by which it stands; undefined: none */
  last: Score | undefined;
  /** all that was given, the first first */
  history: readonly Score[];
  /** what the appeal said, if there was one */
  appeal: Appeal | undefined;
}

/** How every item of a scheme stands: the last word holds, and nothing of before is lost. */
export function standingOf(
  { items }: Pick<SchemeContent, 'items'>,
  scores: readonly Score[],
  appeals: readonly Appeal[] = [],
): ItemStanding[] {
  return items.map((item) => {
    const history = scores.filter((score) => score.item === item.id);
    const last = history.at(-1);
    return { item, history, last, appeal: appeals.find((one) => one.item === item.id), ...held(item, last) };
  });
}

function held(item: SchemeItem, last: Score | undefined): Pick<ItemStanding, 'points' | 'waits'> {
  if (item.kind === 'counted')
    return last ? { points: last.points, waits: undefined } : { points: null, waits: 'count' };
  // nothing is added or taken off unless somebody does
  if (!last) return item.kind === 'judged' ? { points: null, waits: 'judge' } : { points: 0, waits: undefined };
  if (last.kind === 'disputed') return { points: last.points, waits: 'judge' };
  const second = last.kind === 'judged' && needsSecond(item.kind, item.weight, last.points!);
  return { points: last.points, waits: second ? 'second' : undefined };
}

export const isReady = (standing: readonly ItemStanding[]): boolean => standing.every(({ waits }) => !waits);

export interface Result {
  total: number;
  grade: Grade;
  base: number;
  /** what the items that count could have given: 100 分 unless something is 不计 */
  counted: number;
  bonus: number;
  deduction: number;
}

/** What it comes to; undefined: something waits, or nothing of it counts. */
export function resultOf(content: SchemeContent, standing: readonly ItemStanding[]): Result | undefined {
  if (!isReady(standing)) return undefined;
  const given = standing.map(({ item, points }): GivenPoints => ({ kind: item.kind, weight: item.weight, points }));
  const sum = totalOf(given, { bonus: content.bonusCap, deduction: content.deductionCap });
  return sum && { ...sum, grade: gradeOf(sum.total, content.grades) };
}
