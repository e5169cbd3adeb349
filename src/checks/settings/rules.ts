import { CHECKS, type CheckId, type Shown, type Weight, weightsFor } from '../../law/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { weights } from '../../platform/public-text/index.ts';
import {
  type HeadMasking,
  type Hiding,
  hidingsOf,
  type Masking,
  type MaskingRules,
  shownOf,
} from '../copies/hiding.ts';

export const checkIds = Object.keys(CHECKS) as CheckId[];
/** Checks that may be set to more than one weight. */
export const settable = checkIds.filter((check) => weightsFor(check).length > 1);
/** Checks whose findings can be hidden. */
export const maskable = checkIds.filter((check) => hidingsOf(check));

export const weightNames: Record<Weight, string> = { off: '不检查', ...weights };

/** Rules for columns of tables. */
export const MOST_HEADS = 40;
const LONGEST_HEAD = 20;
/** Characters of a cell that may stay at either end. */
const MOST_OF_CELL = 20;

const WRONG = '有内容需要修改，请看标出的地方';

/** Names of the fields of a check, and of the nth rule for a column. */
export const named = {
  weight: (check: CheckId) => `weight.${check}`,
  way: (what: CheckId | number) => `way.${what}`,
  first: (what: CheckId | number) => `first.${what}`,
  last: (what: CheckId | number) => `last.${what}`,
  head: (n: number) => `head.${n}`,
};

/** What was chosen, by check; what follows the usual or the column above is not in it. */
export function weightsIn(typed: Typed): Outcome<Map<CheckId, Weight>> {
  const set = new Map<CheckId, Weight>();
  const wrong: Record<string, string> = {};
  for (const check of settable) {
    const chosen = first(typed, named.weight(check));
    const weight = weightsFor(check).find((one) => one === chosen);
    if (weight) set.set(check, weight);
    else if (chosen) wrong[named.weight(check)] = `“${CHECKS[check].name}”不能这样设置`;
  }
  return Object.keys(wrong).length ? invalid(WRONG, wrong) : ok(set);
}

/** What is to be hidden, by kind and by column; a rule without words for its column is none. */
export function maskingIn(typed: Typed): Outcome<MaskingRules> {
  const wrong: Record<string, string> = {};
  const kinds = new Map<CheckId, Masking>();
  for (const check of maskable) {
    const way = wayIn(typed, check, hidingsOf(check)!);
    const most = shownOf(check) ?? { first: 0, last: 0 };
    if (way) kinds.set(check, { way, ...shownIn(typed, { what: check, name: CHECKS[check].name, way, most }, wrong) });
    else wrong[named.way(check)] = `请选择怎样处理“${CHECKS[check].name}”`;
  }
  const heads: HeadMasking[] = [];
  for (let n = 0; n < MOST_HEADS; n += 1) {
    const head = first(typed, named.head(n)).replace(/\s/g, '');
    if (!head) continue;
    if ([...head].length > LONGEST_HEAD) wrong[named.head(n)] = `列名最多 ${LONGEST_HEAD} 个字`;
    if (heads.some((one) => one.head === head)) wrong[named.head(n)] = `“${head}”列写了两次`;
    const way = wayIn(typed, n, ['keep', 'partly', 'wholly']);
    const most = { first: MOST_OF_CELL, last: MOST_OF_CELL };
    if (way) heads.push({ head, way, ...shownIn(typed, { what: n, name: `“${head}”列`, way, most }, wrong) });
    else wrong[named.way(n)] = `请选择怎样处理“${head}”列`;
  }
  return Object.keys(wrong).length ? invalid(WRONG, wrong) : ok({ kinds, heads });
}

function wayIn(typed: Typed, what: CheckId | number, ways: readonly Hiding[]): Hiding | undefined {
  const chosen = first(typed, named.way(what));
  return ways.find((way) => way === chosen);
}

/** How much stays of what is hidden in part. */
function shownIn(
  typed: Typed,
  { what, name, way, most }: { what: CheckId | number; name: string; way: Hiding; most: Shown },
  wrong: Record<string, string>,
): Shown {
  if (way !== 'partly') return { first: 0, last: 0 };
  const side = (which: 'first' | 'last') => {
    const given = first(typed, named[which](what)).trim() || '0';
    const many = /^\d{1,3}$/.test(given) ? Number(given) : Number.NaN;
    if (!(many <= most[which]))
      wrong[named[which](what)] = `${name}留${which === 'first' ? '前' : '后'}几位应为 0 至 ${most[which]} 的整数`;
    return many;
  };
  return { first: side('first'), last: side('last') };
}

/** '遮盖中间，留前 6 位、后 4 位' */
export function maskingInWords({ way, first: begins, last }: Masking, unit = '位'): string {
  if (way === 'keep') return '保留';
  if (way === 'wholly') return '全部遮盖';
  const stays = [begins && `前 ${begins} ${unit}`, last && `后 ${last} ${unit}`].filter(Boolean).join('、');
  return stays ? `遮盖，留${stays}` : '全部遮盖';
}
