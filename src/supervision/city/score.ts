import type { Measure } from '../../platform/measures.ts';
import { isPerMonth, type Part, readable } from '../settings/rules.ts';

/** Of the weight of what needs records to be measured, this much must have been measured for a rank. ○ */
export const ENOUGH = 0.5;

/** What a measure contributes to a score. */
export interface ScoredPart extends Part {
  /** as read, and per month where the measure counts over a period; null: nothing was measured */
  value: number | null;
  /** of 100 */
  points: number | null;
  /** of the score; parts that were measured share the weight of those that were not */
  share: number;
}

export interface Score {
  parts: ScoredPart[];
  /** 0–100 with one digit; null: too little was measured */
  score: number | null;
  /** weight of what was measured */
  measured: number;
}

/** 0–100, in proportion between none and full; beyond them no more and no less. */
export function pointsOf(value: number, { full, none }: Pick<Part, 'full' | 'none'>): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none))) * 100;
}

/** The value by which a measure is judged. @param months over which it was counted */
export function judged(
  measure: Pick<Measure, 'kind' | 'standing'>,
  value: number | null,
  months: number,
): number | null {
  if (value === null) return null;
  return isPerMonth(measure) ? value / Math.max(1, months) : readable(measure, value);
}

/** A score out of its parts; what could not be measured counts on neither side. A count of nothing is a full part, so a
 *  rank asks for half of what only records can prove.
 *  @param measureOf undefined: no room brings it any more @param value as judged */
export function scoreOf<M extends Pick<Measure, 'kind'>>(
  parts: readonly Part[],
  measureOf: (id: string) => M | undefined,
  value: (measure: M) => number | null,
): Score {
  let [measured, provable, proved, earned] = [0, 0, 0, 0];
  const scored = parts.map((part): ScoredPart => {
    const { measure: id, weight, full, none } = part;
    const measure = measureOf(id);
    const known = measure ? value(measure) : null;
    const points = known === null ? null : pointsOf(known, part);
    const onRecords = measure?.kind === 'share' || measure?.kind === 'level';
    if (onRecords) provable += weight;
    if (points !== null) {
      measured += weight;
      earned += points * weight;
      if (onRecords) proved += weight;
    }
    return { measure: id, weight, full, none, value: known, points, share: 0 };
  });
  for (const part of scored) part.share = part.points === null ? 0 : (part.points * part.weight) / measured;
  const enough = measured > 0 && proved >= ENOUGH * provable;
  return { parts: scored, measured, score: enough ? Math.round((earned / measured) * 10) / 10 : null };
}

/** Ranks by score, the best first: equal scores share a rank, and the next one follows after all of them.
 *  @param scores null: without a rank */
export function ranksOf(scores: readonly (number | null)[]): (number | undefined)[] {
  const sorted = scores.filter((one): one is number => one !== null).sort((a, b) => b - a);
  const rank = new Map<number, number>();
  for (const [n, score] of sorted.entries()) if (!rank.has(score)) rank.set(score, n + 1);
  return scores.map((score) => (score === null ? undefined : rank.get(score)));
}

/** The middle of some values; null: there are none. */
export function medianOf(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((one): one is number => one !== null).sort((a, b) => a - b);
  if (!sorted.length) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
