import type { Finding } from '../report.ts';
import { has } from './labels.ts';
import type { Statement } from './statements.ts';

/** 收到 713 件，其中网络 502 件、信函 190 件、当面 31 件: parts by channel that are more than their total. That they are
 *  fewer says nothing: there may be other ways.
 *  @param isSure whether a figure agrees with the tables: one that does not is told already */
export function partsIn(
  statements: readonly Statement[],
  isSure: (statement: Statement) => boolean,
  where: string,
): Finding[] {
  const at = statements.findIndex(({ reading, scope }) => reading?.rows && scope.time === 'this');
  const total = statements[at];
  if (!total || total.quantity.low !== total.quantity.high || !isSure(total)) return [];
  const parts: number[] = [];
  for (const { words, quantity, scope } of statements.slice(at + 1)) {
    if (!has(words, 'channel') || quantity.unit !== total.quantity.unit || scope.time !== 'this') break;
    parts.push(quantity.value);
  }
  const together = parts.reduce((sum, part) => sum + part, 0);
  if (parts.length < 2 || together <= total.quantity.value) return [];
  const message = `“${total.quote}”：分项 ${parts.join(' + ')} = ${together}，与总数 ${total.quantity.value} 不符`;
  return [{ rule: 'N-TEXT', where, expected: total.quantity.value, found: together, message }];
}
