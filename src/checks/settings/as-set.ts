import { CHECKS, type CheckFinding, type Weight, weighed } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Masking, maskOf, shownOf } from '../copies/hiding.ts';
import { checkIds } from './rules.ts';
import { maskingSet, weightsOf } from './store.ts';

/** What an authority set for what the checks find in a column. */
export interface CheckSettings {
  /** by check */
  weights: ReadonlyMap<string, Weight>;
  masking: ReadonlyMap<string, Masking>;
}

/** @param columnId null: filed nowhere yet */
export async function settingsOf(db: Db, authorityId: number, columnId: number | null): Promise<CheckSettings> {
  const [weights, { kinds }] = await Promise.all([weightsOf(db, authorityId, columnId), maskingSet(db, authorityId)]);
  return { weights, masking: kinds };
}

/** Findings with the weights that are set, and personal numbers with the mend that is. Done twice it is as done once. */
export function asSet<F extends Pick<CheckFinding, 'severity' | 'text' | 'mend'> & { check: string }>(
  found: readonly F[],
  { weights, masking }: CheckSettings,
): F[] {
  return weighed(found, weights).map((one) => {
    const rule = shownOf(one.check) && masking.get(one.check);
    if (!rule || one.mend === undefined) return one;
    const { mend: _, ...rest } = one;
    const mend = maskOf(one, rule);
    return (mend === undefined ? rest : { ...rest, mend }) as F;
  });
}

/** What is not looked for, as it is set: a sentence for where the result stands; nothing is left out: ''.
 *  @param of checks by their ids; left out: all */
export function leftOut({ weights }: Pick<CheckSettings, 'weights'>, of = /^/): string {
  const off = checkIds.filter((check) => weights.get(check) === 'off' && of.test(check));
  return off.length ? `按本机关的检查设置，没有检查：${off.map((check) => CHECKS[check].name).join('、')}` : '';
}
