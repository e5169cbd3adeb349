import { SECTION_TITLES } from '../../../../law/index.ts';
import { bare } from '../../../understanding/figure.ts';
import { likeness, rowOfLabel } from '../../../understanding/labels.ts';
import type { Line } from '../lines/lines.ts';
import type { ReadCell } from '../ruled/read-cell.ts';
import { columnsIn, figuresOf, isFigure, labelSide, partsOf, SAME_ROW } from './columns.ts';
import { rowsOf } from './rows.ts';

/** A stretch of a page's lines: text, or a table whose lines nobody drew. */
export interface Stretch<L extends Line> {
  kind: 'text' | 'table';
  lines: L[];
}

/** Between lines with columns, at most so many others that are no labels. */
const MOST_BETWEEN = 3;
/** So many figures in one line are a table by themselves. */
const WIDE = 5;
/** More lines than these no page of a report has. */
const MOST_LINES = 400;
/** In sizes of the letters: how far the lines of a table stand from each other at most, and those of one label. */
const FARTHEST = 4;
const CLOSE = 1.9;

/** Parts a page's lines into text and tables without drawn lines: lines in columns, at least two of three columns, or
 *  two of which one has figures behind its label, close to each other. */
export function stretchesOf<L extends Line>(lines: readonly L[]): Stretch<L>[] {
  if (lines.length > MOST_LINES) return [{ kind: 'text', lines: [...lines] }];
  const stretches: Stretch<L>[] = [];
  const add = (kind: Stretch<L>['kind'], some: L[]) => {
    const last = stretches.at(-1);
    if (last?.kind === 'text' && kind === 'text') last.lines.push(...some);
    else if (some.length) stretches.push({ kind, lines: some });
  };
  for (let at = 0; at < lines.length; ) {
    const end = endOfTable(lines, at);
    if (!isTable(lines.slice(at, end + 1))) {
      add('text', lines.slice(at, end + 1));
      at = end + 1;
      continue;
    }
    const above = stretches.at(-1)?.kind === 'text' ? stretches.at(-1)!.lines : [];
    const { before, after } = outer(lines, { at, end, most: above.length });
    above.splice(above.length - before);
    add('table', lines.slice(at - before, end + 1 + after));
    at = end + 1 + after;
  }
  return stretches.filter((stretch) => stretch.lines.length > 0);
}

/** The last line of the table that may begin here. */
function endOfTable(lines: readonly Line[], at: number): number {
  if (!isColumned(lines[at])) return at;
  let end = at;
  let others = 0;
  let edge = columnsIn(lines.slice(at, at + 1)).edge;
  for (let next = at + 1; next < lines.length && others <= MOST_BETWEEN; next++) {
    const [upper, line] = [lines[next - 1], lines[next]];
    if (!upper || !line || !near(upper, line, FARTHEST) || isPartTitle(line)) break;
    if (isColumned(line)) {
      end = next;
      others = 0;
      edge = Math.min(edge, columnsIn([line]).edge);
    } else if (near(upper, line, SAME_ROW) && partsOf(line).every((part) => isFigure(part.text))) end = next;
    else if (line.x1 > edge) others += 1;
  }
  return end;
}

const isColumned = (line: Line | undefined): boolean => line !== undefined && partsOf(line).length >= 2;

const near = (upper: Line, lower: Line, sizes: number) =>
  Math.abs(lower.base - upper.base) < sizes * Math.max(upper.size, lower.size);

/** 四、政府信息公开行政复议、行政诉讼情况 heads a part and ends the table above it. */
const isPartTitle = (line: Line): boolean =>
  SECTION_TITLES.some((title) => likeness(bare(line.text), bare(title)) > 0.6);

function isTable(lines: readonly Line[]): boolean {
  const parts = lines.map(partsOf);
  const wide = parts.filter((some) => some.length >= 3).length;
  const figures = parts.map((some) => (some.length >= 2 ? figuresOf(some).length : 0));
  const columned = parts.filter((some) => some.length >= 2).length;
  return wide >= 2 || (columned >= 2 && figures.some((count) => count > 0)) || figures.some((count) => count >= WIDE);
}

/** How many lines above and below a table belong to the labels of its first and last row; below also a label whose
 *  figures stand on the next page.
 *  @param within most: how many lines above there are */
function outer(lines: readonly Line[], { at, end, most }: { at: number; end: number; most: number }) {
  const columns = columnsIn(lines.slice(at, end + 1));
  const isLabel = (line: Line | undefined, beside: Line | undefined) =>
    line !== undefined &&
    beside !== undefined &&
    near(line, beside, CLOSE) &&
    !isPartTitle(line) &&
    partsOf(line).every((part) => labelSide(part, columns));
  let [above, below] = [0, 0];
  while (above < most && isLabel(lines[at - above - 1], lines[at - above])) above++;
  while (isLabel(lines[end + below + 1], lines[end + below])) below++;
  const all = lines.slice(at - above, end + below + 1);
  const rows = rowsOf(all, columns);
  const used = rows.filter(({ alone }) => !alone).flatMap((row) => row.lines);
  const before = Math.max(0, above - Math.min(above, ...used));
  const after = Math.max(0, Math.max(...used, above + end - at) - above - (end - at));
  const last = rows.at(-1);
  const torn = end + below === lines.length - 1 && last?.alone && rowOfLabel(last.texts[0] ?? '') !== undefined;
  return { before, after: torn ? below : after };
}

/** Reads a table without drawn lines: columns where the figures of its fullest rows stand, a row for each line of
 *  figures with the label beside it, and one for each other line. */
export function looseTable(lines: readonly Line[], page: number): ReadCell[] {
  return rowsOf(lines, columnsIn(lines)).flatMap(({ texts, doubts, alone }, row) => {
    // a label beside which no figure was found says nothing of the cells beside it
    const cells = alone ? texts.slice(0, 1) : texts;
    const written = texts.slice(1).filter((text) => text !== '').length;
    const sparse = written * 2 <= texts.length - 1;
    return cells.map((text, column): ReadCell => {
      const doubt = doubts?.[column] ?? (sparse && column > 0 && text === '' ? NOT_SEEN : undefined);
      return { row, column, rowSpan: 1, colSpan: 1, text, page, ...(doubt && { doubt }) };
    });
  });
}

const NOT_SEEN = '表格没有画线，此行大多没有读到数字，不能确定这一格是空白';
