import { FULL_POINTS } from './points.ts';

export const GRADES = { excellent: '优秀', good: '良好', fair: '一般', poor: '较差' } as const;
export type Grade = keyof typeof GRADES;

/** From how many points on a grade is given, hundredths; below the last it is 较差. No rule of law sets them: a scheme does. */
export interface Thresholds {
  excellent: number;
  good: number;
  fair: number;
}

export function thresholdsFault({ excellent, good, fair }: Thresholds): string | undefined {
  return excellent > good && good > fair && fair > 0 ? undefined : '优秀、良好、一般的分数线应依次降低';
}

export function gradeOf(total: number, { excellent, good, fair }: Thresholds): Grade {
  return total >= excellent ? 'excellent' : total >= good ? 'good' : total >= fair ? 'fair' : 'poor';
}

/** One item of a scheme with what was given for it. */
export interface Given {
  kind: 'counted' | 'judged' | 'bonus' | 'deduction';
  /** hundredths: the most that is given, or taken off */
  weight: number;
  /** hundredths, of a deduction what is taken off; null: 不计, the books cannot say */
  points: number | null;
}

export interface Total {
  /** hundredths */
  total: number;
  /** points of the items that count, and what these could have been */
  base: number;
  counted: number;
  bonus: number;
  deduction: number;
}

/** What an authority has: what is 不计 falls out and the others are reckoned to 100 in its place, so that nobody gains or
 *  loses by what cannot be counted; bonus and deduction within their caps, and never below 0.
 *  @param caps hundredths @returns undefined: nothing of it counts */
export function totalOf(given: readonly Given[], caps: { bonus: number; deduction: number }): Total | undefined {
  const sum = (kinds: readonly Given['kind'][], of: (one: Given) => number) =>
    given.filter(({ kind, points }) => kinds.includes(kind) && points !== null).reduce((all, one) => all + of(one), 0);
  const counted = sum(['counted', 'judged'], ({ weight }) => weight);
  if (counted === 0) return undefined;
  const base = sum(['counted', 'judged'], ({ points }) => points!);
  const bonus = Math.min(
    caps.bonus,
    sum(['bonus'], ({ points }) => points!),
  );
  const deduction = Math.min(
    caps.deduction,
    sum(['deduction'], ({ points }) => points!),
  );
  const whole = counted === FULL_POINTS ? base : Math.round((base * FULL_POINTS) / counted);
  return { total: Math.max(0, whole + bonus - deduction), base, counted, bonus, deduction };
}
