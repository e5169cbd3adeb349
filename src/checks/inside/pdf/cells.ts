import type { PageLetter } from './letters.ts';

/** A stretch of one line, and what parts it from the stretch before in the order of painting. */
export interface Stretch {
  letters: PageLetter[];
  /** '\t': it goes on in the same line behind a gap; '\n': elsewhere */
  after: '' | '\t' | '\n';
}

/** Between what the lines of a page stand. */
export interface Margins {
  left: number;
  right: number;
}

interface Line {
  stretch: Stretch;
  bounds: Bounds;
}

/** What of a page belongs together: the lines of a cell, or the lines of prose. */
interface Block extends Bounds {
  lines: Line[];
}

interface Bounds {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  /** where its first line stands, and its last one */
  top: number;
  base: number;
  size: number;
}

/** Lines of a cell follow so closely, in sizes of their letters; rows of a table stand further apart. */
const CLOSE = 1.8;
/** A line is full that ends so near the margin, in sizes of its letters. */
const FULL = 1.2;
/** On one line, in sizes of its letters. */
const SAME = 0.3;
/** A cell has no more lines; what has more is a column of a page. */
const MOST_LINES = 12;

/** Puts stretches into rows of cells: a cell of a narrow column has several lines, which are painted one below the other
 *  before what stands beside it is.
 *  @returns for each stretch what parts it from the one before: '\v' between the lines of one cell, nothing where a line of prose is merely full */
export function partedByCells(stretches: readonly Stretch[], margins: Margins): string[] {
  const rows: Block[][] = [];
  for (const stretch of stretches) {
    const bounds = boundsOf(stretch.letters);
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && stretch.after === '\t') {
      if (last.lines.length > 1 && !isWhole(last, row.length === 1 ? rows.at(-2)?.at(-1) : undefined, bounds))
        rows.push(splitOff(row));
      rows.at(-1)!.push(blockOf(stretch, bounds));
    } else if (row && last && goesOn(last, row.at(-2), bounds)) grow(last, stretch, bounds);
    else rows.push([blockOf(stretch, bounds)]);
  }
  return byStretch(besides(rows), margins);
}

/** Blocks that were painted one after the other and stand side by side are cells of one row. */
function besides(rows: readonly Block[][]): Block[][] {
  const found: Block[][] = [];
  for (const row of rows) {
    const before = found.at(-1);
    if (before && areBeside(before.at(-1)!, row[0]!)) before.push(...row);
    else found.push([...row]);
  }
  return found;
}

function areBeside(left: Block, right: Block): boolean {
  if (right.x0 < left.x1 || left.lines.length > MOST_LINES || right.lines.length > MOST_LINES) return false;
  const [low, high] = left.y1 - left.y0 < right.y1 - right.y0 ? [left, right] : [right, left];
  const middle = (low.y0 + low.y1) / 2;
  return middle > high.y0 && middle < high.y1;
}

/** Whether a line stands below the last one of a block and under it, and under nothing to its left. */
function goesOn(block: Block, left: Block | undefined, next: Bounds): boolean {
  const { base, size } = block.lines.at(-1)!.bounds;
  const down = next.top - base;
  const least = Math.min(block.x1 - block.x0, next.x1 - next.x0) / 2;
  return (
    down > size * 0.6 &&
    down < Math.max(size, next.size) * CLOSE &&
    Math.min(block.x1, next.x1) - Math.max(block.x0, next.x0) > least &&
    (!left || next.x0 >= left.x1)
  );
}

/** Whether the lines of a block are one cell, though what comes next stands behind its last line: not quite on it, or what
 *  came before stands beside all of it too. */
function isWhole(block: Block, before: Block | undefined, next: Bounds): boolean {
  const { base, size } = block.lines.at(-1)!.bounds;
  return Math.abs(base - next.top) > size * SAME || (before !== undefined && areBeside(before, block));
}

/** What stands beside the last line of a block begins a row with that line alone: the lines above are others. */
function splitOff(row: Block[]): Block[] {
  const block = row.pop()!;
  const last = block.lines.at(-1)!;
  const above = block.lines.slice(0, -1);
  const [first, ...others] = above;
  const rest = blockOf(first!.stretch, first!.bounds);
  for (const { stretch, bounds } of others) grow(rest, stretch, bounds);
  row.push(rest);
  return [blockOf(last.stretch, last.bounds)];
}

function byStretch(rows: readonly Block[][], margins: Margins): string[] {
  const by: string[] = [];
  for (const row of rows)
    for (const [cell, { lines }] of row.entries())
      for (const [n, line] of lines.entries())
        if (!n) by.push(cell ? '\t' : '\n');
        else if (row.length > 1) by.push('\v');
        else by.push(isBroken(lines[n - 1]!, line, margins) ? '' : '\n');
  by[0] = '';
  return by;
}

/** Letters of Latin words, between which a line's end is a blank. */
const WORD = /[a-z]/i;

/** Whether a line of prose only ends because it is full. */
function isBroken(upper: Line, lower: Line, { left, right }: Margins): boolean {
  const { size } = upper.bounds;
  const [before, after] = [upper.stretch.letters.at(-1)!.text, lower.stretch.letters[0]!.text];
  return (
    upper.bounds.x1 > right - size * FULL &&
    lower.bounds.x0 < left + size * FULL &&
    Math.abs(size - lower.bounds.size) < 1 &&
    !(WORD.test(before) && WORD.test(after))
  );
}

const blockOf = (stretch: Stretch, bounds: Bounds): Block => ({ ...bounds, lines: [{ stretch, bounds }] });

function grow(block: Block, stretch: Stretch, bounds: Bounds): void {
  block.lines.push({ stretch, bounds });
  block.x0 = Math.min(block.x0, bounds.x0);
  block.x1 = Math.max(block.x1, bounds.x1);
  block.y0 = Math.min(block.y0, bounds.y0);
  block.y1 = Math.max(block.y1, bounds.y1);
}

/** Blanks at its ends are no part of it. */
function boundsOf(all: readonly PageLetter[]): Bounds {
  const shown = all.filter(({ text }) => text.trim());
  const letters = shown.length ? shown : all;
  const bounds = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (const { x0, x1, y0, y1 } of letters) {
    bounds.x0 = Math.min(bounds.x0, x0);
    bounds.x1 = Math.max(bounds.x1, x1);
    bounds.y0 = Math.min(bounds.y0, y0);
    bounds.y1 = Math.max(bounds.y1, y1);
  }
  const { base, size } = letters.at(-1)!;
  return { ...bounds, top: letters[0]!.base, base, size };
}
