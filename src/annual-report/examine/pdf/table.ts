import { type Break, mendBreak } from './breaks.ts';
import { type GridCell, gridOf } from './grid.ts';
import { cellText, figureRuns, middleOf } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { Glyph, Rule } from './shapes.ts';

export interface ReadCell extends GridCell {
  text: string;
  page: number;
}

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
  for (const run of figureRuns(glyphs)) {
    const { x, y } = middleOf(run);
    const cell = grid.at(x, y);
    if (cell) held.get(cell)?.push(...run);
  }
  const breaks: Break[] = seams.map((seam) => grid.ys.findIndex((y) => Math.abs(y - seam) <= 3));
  const pageOf = (row: number) => (pieces[breaks.filter((first) => first <= row).length] ?? pieces[0])?.page ?? 0;
  const cells = grid.cells.map((cell) => ({ ...cell, text: cellText(held.get(cell) ?? []), page: pageOf(cell.row) }));
  // from the last break to the first, so that rows taken away do not move the breaks still to come
  return breaks.reverse().reduce(mendBreak, cells);
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
