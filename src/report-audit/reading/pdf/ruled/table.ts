import { type Grid, type GridCell, gridOf } from '../../../../platform/reading/pdf-page/grid.ts';
import type { Glyph, Rule } from '../../../../platform/reading/pdf-page/shapes.ts';
import { cellText, figureRuns, linesOf, middleOf } from '../lines/lines.ts';
import { type Break, mendBreak } from './breaks.ts';
import type { Piece } from './pieces.ts';
import type { ReadCell } from './read-cell.ts';

/** How far a page's margins may be moved against the last page's (bound volumes), in points. */
const MOST_SHIFT = 60;

/** Whether a piece at the top of a page goes on with the one at the foot of the page before: they are equally wide. */
export function goesOn(upper: Piece, lower: Piece): boolean {
  const wide = (piece: Piece) => piece.box.x1 - piece.box.x0;
  return (
    lower.page > upper.page &&
    Math.abs(wide(upper) - wide(lower)) <= 5 &&
    Math.abs(upper.box.x0 - lower.box.x0) <= MOST_SHIFT
  );
}

/** Reads a table from its pieces, which stand on one page each, as though the paper had no end. */
export function readTable(pieces: readonly Piece[]): ReadCell[] {
  const { rules, glyphs, seams } = joinPieces(pieces);
  const grid = gridOf(rules);
  if (!grid) return [];
  const held = new Map<GridCell, Glyph[]>(grid.cells.map((cell) => [cell, []]));
  const doubtful = new Set<GridCell>();
  for (const run of figureRuns(glyphs)) {
    const { x, y } = middleOf(run);
    const cell = grid.at(x, y);
    if (cell) held.get(cell)?.push(...run);
    if (cell && run.length > 1) for (const other of reachedBy(run, cell, grid)) doubtful.add(other).add(cell);
  }
  const breaks: Break[] = seams.map((seam) => grid.ys.findIndex((y) => Math.abs(y - seam) <= 3));
  const pageOf = (row: number) => (pieces[breaks.filter((first) => first <= row).length] ?? pieces[0])?.page ?? 0;
  const cells = grid.cells.map((cell): ReadCell => {
    const inIt = held.get(cell) ?? [];
    return {
      ...cell,
      text: cellText(inIt),
      page: pageOf(cell.row),
      full: isFull(inIt, cell, grid),
      ...sightingOf(inIt),
      ...(doubtful.has(cell) && { doubt: BETWEEN }),
    };
  });
  // from the last break to the first, so that rows taken away do not move the breaks still to come
  return breaks.reverse().reduce(mendBreak, cells);
}

/** Of a cell that was recognised in a picture: where, and its doubt. */
function sightingOf(glyphs: readonly Glyph[]): Pick<ReadCell, 'sighting' | 'doubt'> {
  const sighting = glyphs.find((glyph) => glyph.sighting)?.sighting;
  return sighting ? { sighting, doubt: sighting.doubt } : {};
}

const BETWEEN = '数字压在两格之间的线上，不能确定属于哪一格';

/** Neighbours into which a number reaches on one side only. One wider than its cell that is set to its middle reaches
 *  out on both. */
function reachedBy(run: readonly Glyph[], cell: GridCell, grid: Grid): GridCell[] {
  const [left, right] = [grid.xs[cell.column] ?? 0, grid.xs[cell.column + cell.colSpan] ?? 0];
  const [first, last] = [run[0], run.at(-1)] as [Glyph, Glyph];
  const [before, behind] = [left - first.x0, last.x1 - right];
  const digit = (first.x1 - first.x0) / 2;
  if (before > 0 === behind > 0 || Math.max(before, behind) < digit) return [];
  const other = grid.at(before > 0 ? first.x0 : last.x1, (first.y0 + first.y1) / 2);
  return other && other !== cell ? [other] : [];
}

/** The margin within a cell that Word and its kin leave on each side, in points. */
const MARGIN = 5.4;

/** Whether a cell's letters, one line of digits, leave no room for another. */
function isFull(glyphs: readonly Glyph[], { column, colSpan }: GridCell, { xs }: Grid): boolean {
  const seen = glyphs.filter((glyph) => glyph.text.trim() !== '');
  const last = seen.at(-1);
  if (!last) return false;
  const widest = Math.max(...seen.map((glyph) => glyph.x1 - glyph.x0));
  const lines = linesOf(seen);
  const width = Math.max(...lines.map(({ x0, x1 }) => x1 - x0));
  return width + widest > (xs[column + colSpan] ?? 0) - (xs[column] ?? 0) - 2 * MARGIN;
}

/** Sets each piece under the one before, with a line between them. */
function joinPieces(pieces: readonly Piece[]) {
  const rules: Rule[] = [];
  const glyphs: Glyph[] = [];
  const seams: number[] = [];
  let foot: { x0: number; y1: number } | undefined;
  for (const { box, rules: own, glyphs: letters } of pieces) {
    const dx = foot ? foot.x0 - box.x0 : 0;
    const dy = foot ? foot.y1 - box.y0 : 0;
    if (foot) {
      seams.push(foot.y1);
      rules.push({ way: 'level', at: foot.y1, from: foot.x0, to: foot.x0 + box.x1 - box.x0 });
    }
    rules.push(...own.map((rule) => moved(rule, dx, dy)));
    for (const glyph of letters)
      glyphs.push({
        ...glyph,
        x0: glyph.x0 + dx,
        x1: glyph.x1 + dx,
        y0: glyph.y0 + dy,
        y1: glyph.y1 + dy,
        base: glyph.base + dy,
      });
    foot = { x0: foot?.x0 ?? box.x0, y1: box.y1 + dy };
  }
  return { rules, glyphs, seams };
}

function moved(rule: Rule, dx: number, dy: number): Rule {
  const [across, along] = rule.way === 'level' ? [dy, dx] : [dx, dy];
  return { way: rule.way, at: rule.at + across, from: rule.from + along, to: rule.to + along };
}
