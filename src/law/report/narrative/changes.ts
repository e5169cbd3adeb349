import type { Finding } from '../report.ts';
import { ofKind } from './labels.ts';
import type { Quantity } from './quantities.ts';
import type { Statement } from './statements.ts';

const FEWER = /少|降|减|回落/;

/** How far a change is from what both years' figures give; undefined where it agrees. */
function differs(now: number, last: number, change: Quantity, fewer: boolean): number | undefined {
  const grown = fewer ? last - now : now - last;
  if (change.unit !== '%') return grown >= change.low && grown <= change.high ? undefined : grown;
  if (last === 0) return undefined;
  const expected = (100 * grown) / last;
  const unit = 10 ** -change.decimals;
  // cut off or rounded, both are written
  if (Math.abs(expected - change.value) < unit + 1e-9) return undefined;
  return Number(expected.toFixed(change.decimals));
}

/** 收到 17 件，上年 20 件，下降 15%: a change against both figures, where the sentence has one of each year.
 *  @param text of a word @param sure whether this year's figure is the tables' own */
export function changesIn(
  statements: readonly Statement[],
  text: (statement: Statement) => string,
  isSure: (statement: Statement) => boolean,
  where: string,
): Finding[] {
  const isChange = ({ words }: Statement) => ofKind(words, 'change').length > 0;
  const plain = statements.filter(
    (one) => !isChange(one) && one.quantity.unit !== '%' && one.quantity.low === one.quantity.high,
  );
  const now = plain.filter(({ reading, scope }) => reading && scope.time === 'this');
  const last = plain.filter(({ scope }) => scope.time === 'other');
  const changes = statements.filter(isChange);
  const added = changes.find(({ quantity }) => quantity.unit !== '%' && quantity.low === quantity.high);
  if (now.length !== 1 || last.length > 1 || !isSure(now[0]!)) return [];
  const current = now[0]!.quantity.value;
  const before =
    last[0]?.quantity.value ?? (added && current + (FEWER.test(text(added)) ? 1 : -1) * added.quantity.value);
  if (before === undefined) return [];
  return changes.flatMap((change) => {
    const { quantity, quote } = change;
    if (!last[0] && quantity.unit !== '%') return [];
    const expected = differs(current, before, quantity, FEWER.test(text(change)));
    if (expected === undefined) return [];
    const sign = quantity.unit === '%' ? '%' : '';
    const message = `“${quote}”：上年 ${before}、本年 ${current}，应为 ${expected}${sign}，文中写 ${quantity.value}${sign}`;
    return [{ rule: 'N-TEXT', where, expected, found: quantity.value, message }];
  });
}
