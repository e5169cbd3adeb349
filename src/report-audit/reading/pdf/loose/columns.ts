import type { Glyph } from '../../../../platform/reading/pdf-page/shapes.ts';
import { isFigureLike } from '../../../understanding/figure.ts';
import { type Line, lineOf } from '../lines/lines.ts';

/** A wider gap than this, in sizes of the letters, parts columns. */
const GAP = 1.2;
/** Figures of narrow columns stand closer. */
const FIGURE_GAP = 0.5;

/** Lines nearer than this, in sizes of the letters, are one row: a narrow column broke a figure in two. */
export const SAME_ROW = 0.95;

/** Whether a part of a line is a figure, or a mark for none. */
export const isFigure = (text: string): boolean => text.trim() !== '' && isFigureLike(text);

/** The parts of a line that stand apart, from left to right. */
export const partsOf = (line: Line): Line[] =>
  divided(line, (last, next) => {
    const figures = isFigure(last.text) && isFigure(next.text);
    return next.x0 - last.x1 > (figures ? FIGURE_GAP : GAP) * line.size;
  });

function divided(line: Line, between: (last: Glyph, next: Glyph) => boolean): Line[] {
  const parts: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const last = parts.at(-1)?.at(-1);
    if (last && !between(last, glyph)) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts.map(lineOf);
}

/** Words of narrow columns stand as close as this, in sizes of the letters. */
const NARROW_GAP = 0.4;

/** Words of several columns that stand close: parted where two columns meet. */
export function dividedByColumns(part: Line, { figures, size }: Columns): Line[] {
  const middles = figures.map(({ x0, x1 }) => (x0 + x1) / 2);
  const width = pitch(figures);
  const borders = middles.map((middle, at) => (at ? (middle + (middles[at - 1] ?? middle)) / 2 : middle - width / 2));
  return divided(
    part,
    (last, next) =>
      next.x0 - last.x1 > NARROW_GAP * size &&
      borders.some((border) => border > last.x1 - 0.5 * size && border < next.x0 + 0.5 * size),
  );
}

/** How far columns stand from each other; without end when there is only one. */
export function pitch(columns: readonly Column[]): number {
  const middles = columns.map(({ x0, x1 }) => (x0 + x1) / 2);
  return Math.min(...middles.slice(1).map((middle, at) => middle - (middles[at] ?? 0)));
}

/** How far above and below the lines stand that show where columns of labels part. */
const BESIDE = 3.2;
const CROSSING = 1.7;

/** Labels of neighbouring columns that stand close: parted where, in the lines around, one ends and another begins. */
export function dividedLikeOthers(part: Line, labels: readonly Line[], size: number): Line[] {
  const around = labels.filter((other) => other.base !== part.base && Math.abs(other.base - part.base) < BESIDE * size);
  const near = around.filter((other) => Math.abs(other.base - part.base) < CROSSING * size);
  return divided(part, (last, next) => {
    if (next.x0 - last.x1 <= NARROW_GAP * size) return false;
    const within = 0.3 * size;
    return (
      !near.some(({ x0, x1 }) => x0 < last.x1 - within && x1 > next.x0 + within) &&
      around.some(({ x1 }) => Math.abs(x1 - last.x1) < size) &&
      around.some(({ x0 }) => Math.abs(x0 - next.x0) < size)
    );
  });
}

interface Column {
  x0: number;
  x1: number;
}

export interface Columns {
  /** where figures stand, from the left */
  figures: Column[];
  /** what ends before this is a label */
  edge: number;
  /** of the letters */
  size: number;
}

/** The figures at the end of a line. */
export function figuresOf(parts: readonly Line[]): Line[] {
  const label = parts.findLastIndex((part) => !isFigure(part.text));
  return parts.slice(label + 1);
}

/** Columns as the rows with the most figures have them; where there are no figures, as the fullest lines have them. */
export function columnsIn(lines: readonly Line[]): Columns {
  const rows = lines.map(partsOf);
  const figures = rows.map(figuresOf);
  const some = figures.some((row) => row.length > 0);
  const size = median((some ? figures : rows).flat().map((part) => part.size));
  const columns = some
    ? spread(unbroken(figures, size)).filter((column) => holdsFigures(column, rows, figures))
    : spread(rows);
  const [first, second] = columns;
  if (some) return { figures: columns, edge: first?.x0 ?? 0, size };
  return { figures: columns.slice(1), edge: second?.x0 ?? first?.x1 ?? 0, size };
}

/** Whether more figures than words stand there, in the lines that have figures. A row set out of line makes no column. */
function holdsFigures({ x0, x1 }: Column, rows: readonly Line[][], figures: readonly Line[][]): boolean {
  const there = (part: Line) => part.x0 < x1 && part.x1 > x0;
  const words = rows.flatMap((row, n) => (figures[n]?.length ? row.slice(0, row.length - figures[n].length) : []));
  return figures.flat().filter(there).length > words.filter(there).length;
}

/** Figures row by row, the two lines of one that a narrow column broke as one. */
function unbroken(figures: readonly Line[][], size: number): Column[][] {
  const rows: { parts: Column[]; base: number }[] = [];
  for (const line of figures) {
    const base = line[0]?.base;
    if (base === undefined) continue;
    const row = rows.at(-1);
    if (row && base - row.base <= SAME_ROW * size) {
      row.parts.push(...line.filter(({ x0, x1 }) => !row.parts.some((part) => part.x0 < x1 && part.x1 > x0)));
      row.base = base;
    } else rows.push({ parts: [...line], base });
  }
  return rows.map(({ parts }) => parts);
}

function spread(rows: readonly Column[][]): Column[] {
  const most = Math.max(0, ...rows.map((parts) => parts.length));
  const columns: Column[] = [];
  const parts = rows.filter((row) => row.length >= Math.max(1, most - 1)).flat();
  for (const { x0, x1 } of parts.sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else columns.push({ x0, x1 });
  }
  return columns;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Whether a part stands where labels stand. */
export const labelSide = ({ x1 }: Line, { edge, size }: Columns): boolean => x1 <= edge + 0.2 * size;

const BETWEEN = '数字在两列之间，不能确定属于哪一列';
const TWO = '一格中读到两个数，不能确定哪一个属于这一列';
/** A figure touching no column is between two when it stands in this middle part of the way from one to the next. */
const MIDDLE = [0.35, 0.65] as const;

/** Why what stands in each column of a row may belong to another: figures between two columns, two figures side by side
 *  in one. One under the other they are one that a narrow column broke.
 *  @param parts of all lines of the row */
export function doubtsOf(parts: readonly Line[], columns: readonly Column[]): (string | undefined)[] {
  const doubts: (string | undefined)[] = columns.map(() => undefined);
  const figures = parts.filter((part) => isFigure(part.text));
  for (const { x0, x1 } of figures) {
    if (columns.some((column) => column.x0 < x1 && column.x1 > x0)) continue;
    const middle = (x0 + x1) / 2;
    const next = columns.findIndex((column) => column.x0 >= x1);
    const [left, right] = [columns[next - 1], columns[next]];
    if (!left || !right) continue;
    const [from, to] = [(left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2];
    const way = (middle - from) / (to - from);
    if (way > MIDDLE[0] && way < MIDDLE[1]) doubts[next - 1] = doubts[next] = BETWEEN;
  }
  const own = figures.map((part) => ({ part, at: nearest(part, columns) }));
  for (const { part, at } of own)
    if (own.some((other) => other.at === at && other.part.x0 >= part.x1)) doubts[at] ??= TWO;
  return doubts;
}

/** Texts of parts by the column that they stand over or are nearest to. */
export function byColumn(parts: readonly Line[], columns: readonly Column[]): string[] {
  const texts = columns.map(() => '');
  for (const part of parts) {
    const at = nearest(part, columns);
    if (columns.length) texts[at] = [texts[at], part.text].filter(Boolean).join(' ');
  }
  return texts;
}

function nearest(part: Line, columns: readonly Column[]): number {
  const away = ({ x0, x1 }: Column) =>
    Math.max(x0 - part.x1, part.x0 - x1, Math.abs(x0 + x1 - part.x0 - part.x1) / 1e4);
  return columns.reduce((best, column, at) => (away(column) < away(columns[best] ?? column) ? at : best), 0);
}
