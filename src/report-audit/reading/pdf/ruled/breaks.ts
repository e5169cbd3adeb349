import type { ReadCell } from './read-cell.ts';

/** The first row after the end of a page. */
export type Break = number;

const bare = (text: string) => text.replace(/\s/g, '');
const isFigure = (text: string) => /^[\d０-９.,，．]+$|^[-—–－/／]+$/.test(bare(text));
/** How a row's label begins: 1. （三） 四、 第二十条 */
const isNumbered = (text: string) =>
  /^([\d０-９]{1,2}[.．、)）]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十百零〇\d]+[条款项])/.test(
    bare(text),
  );

/** Mends a table at the end of a page: head rows repeated there are left out, a row cut in two is one again, and a
 *  label beside many rows reaches over the break as it did before the page ended. */
export function mendBreak(cells: ReadCell[], at: Break): ReadCell[] {
  const once = dropRepeatedHead(cells, at);
  return joinBrokenRow(once, at) ?? joinBrokenFigures(once, at) ?? joinSpans(once, at);
}

const endOf = (cell: ReadCell) => cell.row + cell.rowSpan;

function dropRepeatedHead(cells: ReadCell[], at: Break): ReadCell[] {
  const key = (row: number, from: number) =>
    JSON.stringify(
      cells
        .filter((cell) => cell.row === row + from)
        .map((cell) => [cell.column, cell.colSpan, cell.rowSpan, bare(cell.text)]),
    );
  const hasFigures = (row: number) => cells.some((cell) => cell.row === row && isFigure(cell.text));
  const hasText = (row: number) => cells.some((cell) => cell.row === row && cell.text !== '');
  let head = 0;
  while (head < at && hasText(head) && !hasFigures(head) && key(head, at) === key(head, 0)) head++;
  const crossed = cells.some((cell) => cell.row < at + head && endOf(cell) > at + head);
  if (head === 0 || crossed) return cells;
  return cells
    .filter((cell) => cell.row < at || cell.row >= at + head)
    .map((cell) => (cell.row < at ? cell : { ...cell, row: cell.row - head }));
}

type Pair = { upper: ReadCell; lower: ReadCell };

/** Cells that face each other over the break and are equally wide. */
function pairsAt(cells: readonly ReadCell[], at: Break): Pair[] {
  const above = cells.filter((cell) => endOf(cell) === at);
  const below = cells.filter((cell) => cell.row === at);
  return above.flatMap((upper) => {
    const lower = below.find((cell) => cell.column === upper.column && cell.colSpan === upper.colSpan);
    return lower ? [{ upper, lower }] : [];
  });
}

/** What names the lower row itself. The name of a group that begins with the row above it, and is set in the middle of
 *  its height, stands below the break and begins no row. */
const labelsOf = (pairs: readonly Pair[]) =>
  pairs.filter(
    ({ upper, lower }) =>
      lower.text !== '' && !isFigure(lower.text) && !(lower.rowSpan > 1 && upper.rowSpan === 1 && upper.text === ''),
  );

/** Two rows over the break are one when only one of them has figures and the lower one's label begins no row.
 *  @returns undefined when no row is broken here */
function joinBrokenRow(cells: ReadCell[], at: Break): ReadCell[] | undefined {
  const pairs = pairsAt(cells, at);
  if (pairs.length !== cells.filter((cell) => cell.row === at).length) return undefined;
  const figures = (side: keyof Pair) => pairs.filter((pair) => isFigure(pair[side].text)).length;
  const labels = labelsOf(pairs);
  const [above, below] = [figures('upper'), figures('lower')];
  const oneSided = (above === 0 && below >= 2) || (below === 0 && above >= 2);
  // the heads of columns end in no figures: what stands above figures of a row cut in two is empty
  if (pairs.some(({ upper, lower }) => isFigure(lower.text) && upper.text !== '' && !isFigure(upper.text)))
    return undefined;
  if (!oneSided || labels.length === 0 || labels.some(({ lower }) => isNumbered(lower.text))) return undefined;
  if (above === 0 && !pairs.some(({ upper }) => upper.rowSpan === 1 && upper.text !== '')) return undefined;
  return oneRow(cells, pairs, at);
}

/** The rows above and below the break as one, cell by cell. */
function oneRow(cells: readonly ReadCell[], pairs: readonly Pair[], at: Break): ReadCell[] {
  const whole = new Map(pairs.map((pair) => [pair.upper, pair.lower]));
  return cells.flatMap((cell) => {
    const lower = whole.get(cell);
    if (lower) return [{ ...together(cell, lower), rowSpan: cell.rowSpan + lower.rowSpan - 1 }];
    if (cell.row === at) return [];
    return [cell.row > at ? { ...cell, row: cell.row - 1 } : cell];
  });
}

const isDigits = (text: string) => /^[\d０-９.,，．]+$/.test(bare(text));
const BROKEN_FIGURES = '换页处上下两行都有数字，不能确定是同一个数还是两个数';

/** A row whose figures are longer than their narrow cells, the second line of each on the next page: 1 above 4 is 14
 *  where the cell above had no room for another digit. Where it had, nobody knows, and neither row is read.
 *  @returns undefined when no such row is broken here */
function joinBrokenFigures(cells: ReadCell[], at: Break): ReadCell[] | undefined {
  const pairs = pairsAt(cells, at);
  const broken = pairs.filter(({ lower }) => isDigits(lower.text));
  const blank = pairs.some(({ upper, lower }) => isFigure(upper.text) && lower.text === '');
  const labels = labelsOf(pairs);
  if (pairs.length !== cells.filter((cell) => cell.row === at).length || broken.length === 0 || !blank)
    return undefined;
  if (broken.some(({ upper }) => !isDigits(upper.text)) || labels.some(({ lower }) => isNumbered(lower.text)))
    return undefined;
  if (broken.every(({ upper }) => upper.full)) return oneRow(cells, pairs, at);
  if (labels.length > 0) return undefined;
  const doubtful = new Set(pairs.flatMap(({ upper, lower }) => [upper, lower]));
  return cells.map((cell) => (doubtful.has(cell) ? { ...cell, doubt: BROKEN_FIGURES } : cell));
}

/** A cell beside many rows that the page cut in two: one half is empty, and one at least is higher than a row. */
function joinSpans(cells: ReadCell[], at: Break): ReadCell[] {
  const whole = new Map(
    pairsAt(cells, at)
      .filter(({ upper, lower }) => upper.rowSpan + lower.rowSpan > 2 && (upper.text === '' || lower.text === ''))
      .map(({ upper, lower }) => [upper, lower]),
  );
  const gone = new Set(whole.values());
  return cells
    .filter((cell) => !gone.has(cell))
    .map((cell) => {
      const lower = whole.get(cell);
      return lower ? { ...together(cell, lower), rowSpan: cell.rowSpan + lower.rowSpan } : cell;
    });
}

/** Both halves as one. Digits that were recognised above and below the break are not put together: nobody saw them so. */
function together(upper: ReadCell, lower: ReadCell): ReadCell {
  const sighting = upper.text === '' ? (lower.sighting ?? upper.sighting) : upper.sighting;
  const torn = sighting !== undefined && isDigits(upper.text) && isDigits(lower.text);
  const doubt = upper.doubt ?? lower.doubt ?? (torn ? BROKEN_FIGURES : undefined);
  return { ...upper, text: joinText(upper.text, lower.text), sighting, doubt };
}

const joinText = (a: string, b: string) => [a, b].filter((text) => text !== '').join('\n');
