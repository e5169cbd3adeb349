import type { CheckFinding } from '../finding.ts';
import { checkText } from '../text.ts';
import type { RowHeads } from './lines.ts';
import { headsThatHold } from './somebody.ts';

/** What depends on what the cell is called. */
const BY_HEAD = /^(?:pii|secrecy)\.|^form\.credit-code$/;

/** What no two cells side by side say together. */
const WITHIN = 'pii.health';

/** All checks over a row of a table, a line with tabs between its cells: what is secret or somebody's own is looked for in
 *  each cell below what heads it, as in a sheet, and over cells side by side.
 *  @param row what heads its cells; left out: the line is no row (`checkText`) */
export function checkRow(
  line: string,
  { row, ...where }: { row?: RowHeads | undefined } & Omit<NonNullable<Parameters<typeof checkText>[1]>, 'under'>,
): CheckFinding[] {
  const whole = checkText(line, where);
  if (!row) return whole;
  const { heads, named = false } = row;
  let at = 0;
  const cells = line.split('\t');
  const headed = cells.map((text, n) => ({ text, under: heads[n] }));
  const under = headsThatHold(headed, named);
  const own = cells.flatMap((cell, n) => {
    const begins = at;
    at += cell.length + 1;
    return checkText(cell, { ...where, under: under[n] ?? '' })
      .filter(({ check }) => BY_HEAD.test(check))
      .map((one) => ({ ...one, index: one.index + begins, ...(heads[n] && { under: heads[n] }) }));
  });
  const others = whole.filter(
    (one) =>
      !BY_HEAD.test(one.check) ||
      (one.check !== WITHIN && one.text.includes('\t') && !own.some((other) => areOver(one, other))),
  );
  return [...others, ...own].sort((a, b) => a.index - b.index);
}

type Place = Pick<CheckFinding, 'index' | 'text'>;
const areOver = (one: Place, other: Place) =>
  one.index < other.index + other.text.length && other.index < one.index + one.text.length;
