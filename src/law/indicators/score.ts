import { countOf, type Judgement, notLooked, type Observation } from './judgement.ts';
import { INDICATORS, type IndicatorId } from './table.ts';

/** A scored item out of what was looked at for it: it fails where one thing is not in order.
 *  @param why it is unchecked where nothing was looked at */
export function scoredVerdict(indicator: IndicatorId, observations: readonly Observation[], why: string): Judgement {
  if (!observations.length) return notLooked(indicator, why);
  const all = countOf(observations);
  const bad = countOf(observations.filter(({ ok }) => !ok));
  return {
    indicator,
    state: bad ? 'failed' : 'passed',
    said: bad ? `检查 ${all} 处，${bad} 处不合格` : `检查 ${all} 处，都合格`,
    observations,
  };
}

/** A veto that fails where one thing is not in order, said in its own words. */
export function vetoVerdict(
  indicator: IndicatorId,
  bad: readonly Observation[],
  said: [good: string, bad: string],
): Judgement {
  return { indicator, state: bad.length ? 'failed' : 'passed', said: said[bad.length ? 1 : 0], observations: bad };
}

/** Points of an item: its weight by the share that is in order, to a tenth; undefined: a veto, or not looked at. */
export function pointsOf({ indicator, state, observations }: Judgement): number | undefined {
  const { weight, sort } = INDICATORS[indicator];
  if (sort === 'veto' || state === 'unchecked') return undefined;
  const all = countOf(observations);
  const good = countOf(observations.filter(({ ok }) => ok));
  return all ? Math.round((weight * good * 10) / all) / 10 : weight;
}

/** What a night came to. */
export interface Score {
  /** points, to a tenth */
  earned: number;
  /** the most that they could be of what was looked at */
  possible: number;
  /** of a hundred, to a tenth; null: nothing was looked at */
  score: number | null;
  /** vetoes that are not met: with one the site has not passed, whatever its points */
  vetoes: IndicatorId[];
  unchecked: IndicatorId[];
}

/** The score by weights; what was not looked at is left out of both sides. 国办秘函〔2019〕19号; weights ○ */
export function scoreOf(verdicts: readonly Judgement[]): Score {
  const counted = verdicts.flatMap((one) => {
    const points = pointsOf(one);
    return points === undefined ? [] : [{ points, weight: INDICATORS[one.indicator].weight }];
  });
  const tenth = (value: number) => Math.round(value * 10) / 10;
  const earned = tenth(counted.reduce((sum, { points }) => sum + points, 0));
  const possible = counted.reduce((sum, { weight }) => sum + weight, 0);
  const of = (state: Judgement['state']) =>
    verdicts.filter((one) => one.state === state).map(({ indicator }) => indicator);
  return {
    earned,
    possible,
    score: possible ? tenth((earned * 100) / possible) : null,
    vetoes: of('failed').filter((id) => INDICATORS[id].sort === 'veto'),
    unchecked: of('unchecked'),
  };
}
