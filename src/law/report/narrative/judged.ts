import type { TablesRead } from '../audit-input.ts';
import type { Finding } from '../report.ts';
import { HANDLED, PARTLY } from './applications.ts';
import { knownFigures } from './known-figures.ts';
import { mayBe, type Quantity } from './quantities.ts';
import { isOfReport, scopeDoubt } from './scope.ts';
import type { Statement } from './statements.ts';

/** What is to be said of a sentence: contradictions, and doubts that a person has to look at. */
export interface Judged {
  findings: Finding[];
  hints: Finding[];
}

const NOT_ACCEPTED = '其中受理的数与表一致，收到的可能包括没有受理的';
/** Longer quotes are cut: the figure stands at their end. */
const LONGEST_QUOTE = 60;
const quoted = (quote: string) => quote.slice(-LONGEST_QUOTE);

/** A figure as it is compared: money is stated in 元 and counted in 万元. */
const inCells = (quantity: Quantity): Quantity =>
  quantity.unit === '元'
    ? { ...quantity, value: quantity.value / 1e4, low: quantity.low / 1e4, high: quantity.high / 1e4 }
    : quantity;

/** 收到 740 件，其中受理 713 件: whether a sentence tells a part that was accepted, and that is what the table has. */
export const tellsAccepted = (statements: readonly Statement[], tables: TablesRead): boolean =>
  statements.some(
    ({ reading, quantity }) =>
      reading?.mayBePart && reading.alternatives.some(({ value }) => mayBe(quantity, value(tables) ?? -1)),
  );

/** A stated figure against the tables. A contradiction is claimed where the words leave no doubt of what it is of.
 *  @param accepted what tellsAccepted says of its sentence */
export function judge(
  { reading, quantity, quote, scope }: Statement,
  accepted: boolean,
  tables: TablesRead,
  where: string,
): Judged {
  const nothing: Judged = { findings: [], hints: [] };
  if (!reading || !isOfReport(scope)) return nothing;
  const stated = inCells(quantity);
  const figures = reading.alternatives.map(({ value }) => value(tables));
  const fits = figures.findIndex((figure) => figure !== null && mayBe(stated, figure));
  if (figures.includes(null) || fits === 0 || (fits > 0 && !reading.otherwise)) return nothing;
  if (reading.mayBePart) return nothing;
  const { what, cells: cellsOf } = reading.alternatives[0]!;
  const cells = cellsOf(tables);
  const expected = figures[0]!;
  const found = Number(stated.value.toFixed(6));
  const base = { rule: 'N-TEXT', where, expected, found, ...(cells.length > 0 && { cells }) };
  const received = reading.rows && accepted ? NOT_ACCEPTED : undefined;
  const doubt = scopeDoubt(scope) ?? (fits > 0 ? reading.otherwise : (reading.doubt ?? received));
  const said = `“${quoted(quote)}”：${cells.length > 0 ? '表中' : ''}${what}为 ${expected}，文中写 ${found}`;
  if (!doubt) return { ...nothing, findings: [{ ...base, message: said }] };
  if (doubt !== HANDLED && doubt !== PARTLY)
    return {
      ...nothing,
      hints: [{ ...base, message: `${said}；${doubt}，请核对` }],
    };
  if (knownFigures(tables)?.has(found) !== false) return nothing;
  const message = `“${quoted(quote)}”：未找到依据，表中政府信息公开申请的各项数字都不是 ${found}`;
  return { ...nothing, hints: [{ rule: 'N-TEXT', where, expected: null, found, message }] };
}
