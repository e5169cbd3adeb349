import { INDICATORS, type IndicatorId, type Judgement, type Observation } from '../../law/index.ts';

/** Something that is to be mended. */
export interface Fault extends Pick<Observation, 'key' | 'what' | 'where' | 'said'> {
  /** under which it is listed */
  indicator: IndicatorId;
  /** it is, or is part of, a veto */
  veto: boolean;
}

/** Columns are looked at for a veto and for points: what is to be mended there is one thing. */
export const standsFor = (indicator: IndicatorId): IndicatorId =>
  indicator === 'columnsKept' ? 'columns' : indicator === 'answered' ? 'interaction' : indicator;

/** What of judgements is to be mended, each thing once, vetoes first. A week of probes is one thing. */
export function faultsOf(judgements: readonly Judgement[]): Fault[] {
  const faults = new Map<string, Fault>();
  const failed = judgements.filter(({ state }) => state === 'failed');
  const inOrder = [...failed].sort((a, b) => Number(isVeto(b)) - Number(isVeto(a)));
  for (const { indicator, said, observations } of inOrder) {
    const veto = INDICATORS[indicator].sort === 'veto';
    const bad: readonly Pick<Observation, 'key' | 'what' | 'where' | 'said'>[] =
      indicator === 'unreachable'
        ? [{ key: 'site', what: '网站', where: '/', said }]
        : observations.filter(({ ok }) => !ok);
    for (const { key, what, where, said: seen } of bad) {
      const at = standsFor(indicator);
      if (!faults.has(`${at} ${key}`))
        faults.set(`${at} ${key}`, { indicator: at, key, what, where, said: seen, veto });
    }
  }
  return [...faults.values()];
}

const isVeto = ({ indicator }: Judgement): boolean => INDICATORS[indicator].sort === 'veto';
