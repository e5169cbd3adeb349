import type { Judgement, Observation } from './judgement.ts';

/** ✔ 国办秘函〔2019〕19号: at least so many probes a day, at intervals, over a week; one fails at 15 s; 5 % of all fail. */
export const PROBES_A_DAY = 20;
export const PROBE_LIMIT_MS = 15_000;
const WEEK = 7;
const MOST_FAILING = 5; // of a hundred

/** What became of the probes of one day, 'YYYY-MM-DD'; what could not be probed is in neither. */
export interface ProbedDay {
  day: string;
  probes: number;
  failed: number;
}

/** Whether a probe failed. 国办秘函〔2019〕19号 @param status null: nobody answered @param ms until the whole answer */
export const probeFailed = ({ status, ms }: { status: number | null; ms: number }): boolean =>
  status === null || status >= 400 || ms >= PROBE_LIMIT_MS;

/** 站点无法访问, of the seven days that are over. A day without probes (the machine was off) is not a day on which the site
 *  could not be reached: then the week is not judged, unless so many failed that it would not hold even if all that is
 *  missing had been reached. 国办秘函〔2019〕19号 @param days the last seven, in order, each once */
export function reachability(days: readonly ProbedDay[]): Judgement {
  const probes = days.reduce((sum, one) => sum + one.probes, 0);
  const failed = days.reduce((sum, one) => sum + one.failed, 0);
  const short = days.filter((one) => one.probes < PROBES_A_DAY).length + Math.max(0, WEEK - days.length);
  const missing =
    days.reduce((sum, one) => sum + Math.max(0, PROBES_A_DAY - one.probes), 0) +
    Math.max(0, WEEK - days.length) * PROBES_A_DAY;
  const observations: Observation[] = days.map((one) => ({
    ...{ key: one.day, what: one.day, where: '', ok: one.failed === 0 },
    said: one.probes === 0 ? '没有探测' : `探测 ${one.probes} 次，${one.failed} 次打不开`,
  }));
  const said = `一周探测 ${probes} 次，${failed} 次打不开`;
  const share = probes === 0 ? '' : `，占 ${((failed / probes) * 100).toFixed(1)}%`;
  const of = { indicator: 'unreachable' as const, observations };
  // in whole numbers: 4.9 % is less, 5.0 % is not
  if (failed > 0 && failed * 100 >= MOST_FAILING * (probes + missing))
    return { ...of, state: 'failed', said: said + share };
  if (short > 0)
    return { ...of, state: 'unchecked', said: `${said}；有 ${short} 天探测不满 ${PROBES_A_DAY} 次，不能判断` };
  return { ...of, state: 'passed', said: said + share };
}
