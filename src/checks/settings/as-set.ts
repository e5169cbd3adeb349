import { CHECKS, type CheckFinding, type CheckId, type Weight, weighed } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type MaskingRules, maskOf, maskUnder, shownOf } from '../copies/hiding.ts';
import { checkIds } from './rules.ts';
import { columnsToSet, maskingSet, weightsOf } from './store.ts';

/** What an authority set for what the checks find in a column. */
export interface CheckSettings {
  /** by check */
  weights: ReadonlyMap<string, Weight>;
  masking: MaskingRules;
}

/** @param columnId null: filed nowhere yet */
export async function settingsOf(db: Db, authorityId: number, columnId: number | null): Promise<CheckSettings> {
  const [weights, masking] = await Promise.all([weightsOf(db, authorityId, columnId), maskingSet(db, authorityId)]);
  return { weights, masking };
}

type Found = Pick<CheckFinding, 'severity' | 'text' | 'mend' | 'under'> & { check: string };

/** Findings with the weights that are set, and what is somebody's with the mend that is: in a table's cell as its column is
 *  hidden in copies, else as its kind is. Done twice it is as done once. */
export function asSet<F extends Found>(found: readonly F[], { weights, masking }: CheckSettings): F[] {
  return weighed(found, weights).map((one) => {
    const column = maskUnder(one, masking.heads);
    if (column) return mendedBy(one, column.by);
    const rule = shownOf(one.check) && masking.kinds.get(one.check);
    return rule && one.mend !== undefined ? mendedBy(one, maskOf(one, rule)) : one;
  });
}

function mendedBy<F extends Found>({ mend: _, ...one }: F, mend: string | undefined): F {
  return (mend === undefined ? one : { ...one, mend }) as F;
}

/** What is not looked for, as it is set: a sentence for where the result stands; nothing is left out: ''.
 *  @param of checks by their ids; left out: all */
export function leftOut({ weights }: Pick<CheckSettings, 'weights'>, of = /^/): string {
  const off = named(checkIds.filter((check) => weights.get(check) === 'off' && of.test(check)));
  return off && `${AS_SET}${off}`;
}

const AS_SET = '按本机关的检查设置，没有检查：';
const named = (checks: readonly CheckId[]) => checks.map((check) => CHECKS[check].name).join('、');

/** The same of what is filed under a column. @param columnId null: filed nowhere */
export async function leftOutIn(db: Db, authorityId: number, columnId: number | null): Promise<string> {
  return leftOut({ weights: await weightsOf(db, authorityId, columnId) });
}

/** The same of all that an authority publishes, with the columns of which it is another. */
export async function leftOutAnywhere(db: Db, authorityId: number): Promise<string> {
  const offIn = async (columnId: number | null) => {
    const weights = await weightsOf(db, authorityId, columnId);
    return named(checkIds.filter((check) => weights.get(check) === 'off'));
  };
  const everywhere = await offIn(null);
  const others: string[] = [];
  const all: string[] = []; // of which nothing is left out
  for (const { id, name, own } of await columnsToSet(db, authorityId)) {
    const here = own ? await offIn(id) : everywhere;
    if (here !== everywhere) (here ? others : all).push(`“${name}”栏目及其下级栏目${here && `的${here}`}`);
  }
  if (!everywhere && !others.length) return '';
  const usual = others.length ? `其他栏目的${everywhere}` : everywhere;
  const except = all.length ? `（${all.join('、')}除外）` : '';
  return AS_SET + [...others, ...(everywhere ? [usual + except] : [])].join('；');
}
