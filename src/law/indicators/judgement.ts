import type { IndicatorId } from './table.ts';

/** One thing that was looked at for an indicator. */
export interface Observation {
  /** names the thing for ever within its indicator: '/documents/5', 'message 7' */
  key: string;
  /** what people call it */
  what: string;
  /** where it is: an address of the site, '' for none */
  where: string;
  /** what was seen */
  said: string;
  ok: boolean;
  /** how many alike it stands for; one unless told */
  alike?: number;
}

/** How many things observations stand for. */
export const countOf = (observations: readonly Observation[]): number =>
  observations.reduce((sum, { alike = 1 }) => sum + alike, 0);

/** What an indicator came to. What could not be looked at is `unchecked`, never passed. */
export interface Judgement {
  indicator: IndicatorId;
  state: 'passed' | 'failed' | 'unchecked';
  /** why, in a sentence */
  said: string;
  observations: readonly Observation[];
}

export const JUDGEMENTS: Readonly<Record<Judgement['state'], string>> = {
  passed: '合格',
  failed: '不合格',
  unchecked: '未检查',
};

/** It could not be looked at. @param why a sentence */
export const notLooked = (
  indicator: IndicatorId,
  why: string,
  observations: readonly Observation[] = [],
): Judgement => ({
  indicator,
  state: 'unchecked',
  said: why,
  observations,
});
