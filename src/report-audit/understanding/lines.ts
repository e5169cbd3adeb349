import type { Block, Cell } from '../reading/blocks.ts';
import { placed } from '../reading/content.ts';
import { isFigureLike, plain } from './figure.ts';

/** A cell with the grid column in which it begins, from 0. */
export interface PlacedCell {
  cell: Cell;
  column: number;
}

/** A row of any table of the report: rows of all tables are one stream, so that a table broken over pages is one. */
export interface Line {
  cells: PlacedCell[];
  /** counts tables from 0 */
  table: number;
  /** the paragraph above its table, '' where another table stands there */
  above: string;
  place: string;
}

export function linesOf(blocks: readonly Block[]): Line[] {
  let table = -1;
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'table') return [];
    table += 1;
    const before = blocks[at - 1];
    const above = before?.kind === 'text' ? before.text : '';
    return placed(block.rows).map((cells, r) => {
      const place = cells[0]?.cell.place ?? `${block.place}第 ${r + 1} 行`;
      return { cells, table, above, place };
    });
  });
}

/** A row of the form has no more labels: part, group, row. */
export const MOST_LABELS = 3;

export const isBlank = ({ cell }: PlacedCell): boolean => plain(cell.text) === '';
const isLabel = (one: PlacedCell): boolean => !isBlank(one) && !isFigureLike(one.cell.text);

export interface SplitLine {
  labels: PlacedCell[];
  /** cells behind the last label, blank ones too */
  figures: PlacedCell[];
}

/** Labels and figures of a line. Text among the figures is an unreadable figure, not a label: the label is the last
 *  text that still has room for `width` figures behind it.
 *  @param isRow whether a text surely names a row: then it is the label, though there are too few figures behind it */
export function split({ cells }: Line, width: number, isRow: (text: string) => boolean = () => false): SplitLine {
  let end = -1;
  for (let i = 0; i < cells.length; i += 1)
    if (isLabel(cells[i]!) && (cells.length - i - 1 >= width || isRow(cells[i]!.cell.text))) end = i;
  if (end < 0) {
    const first = cells.findIndex((one) => !isBlank(one) && !isLabel(one));
    for (let i = 0; i < (first < 0 ? cells.length : first); i += 1) if (isLabel(cells[i]!)) end = i;
  }
  return { labels: cells.slice(0, end + 1).filter((one) => !isBlank(one)), figures: cells.slice(end + 1) };
}

/** Figures in the order of `width` columns: by the head's grid columns where the line keeps to them, by order where
 *  exactly as many are written, by the window that fits where blanks stand around them.
 *  @param offset blanks between label and first figure in every whole row of the same table */
export function inOrder(
  figures: readonly PlacedCell[],
  width: number,
  head?: readonly number[],
  offset?: number,
): { cells: PlacedCell[]; confidence: number; why: string } | undefined {
  const written = figures.filter((one) => !isBlank(one));
  const byHead = head?.map((column) => figures.find((one) => one.column === column && one.cell.colSpan === 1));
  const aligned = byHead?.every((one) => one !== undefined) ? (byHead as PlacedCell[]) : undefined;
  const missed = aligned && written.some((one) => !aligned.includes(one));
  if (aligned && !missed) return { cells: aligned, confidence: 1, why: '' };
  if (written.length === width)
    return head
      ? { cells: written, confidence: 0.9, why: '与表头不对齐，按先后顺序对应各列' }
      : { cells: written, confidence: 0.95, why: '表头不完整，按先后顺序对应各列' };
  if (figures.length === width) return { cells: [...figures], confidence: 0.85, why: '按先后顺序对应各列' };
  const windows = Array.from({ length: Math.max(0, figures.length - width + 1) }, (_, i) =>
    figures.slice(i, i + width),
  );
  const fitting = windows.filter((window) => written.every((one) => window.includes(one)));
  const usual = offset === undefined ? undefined : fitting.find((window) => window[0] === figures[offset]);
  const window = fitting.length === 1 ? fitting[0] : usual;
  return window && written.length > 0
    ? { cells: window, confidence: 0.8, why: '前后有空格，按同表其他行的位置对应各列' }
    : undefined;
}
