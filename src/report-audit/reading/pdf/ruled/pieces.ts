import { gridOf } from '../../../../platform/reading/pdf-page/grid.ts';
import { around, connectedRules, joinRules, uncut } from '../../../../platform/reading/pdf-page/rules.ts';
import {
  type Box,
  type Glyph,
  inside,
  type PageDrawing,
  type Rule,
} from '../../../../platform/reading/pdf-page/shapes.ts';
import { figureRuns, middleOf } from '../lines/lines.ts';

/** The part of a table that stands on one page, as it is drawn. */
export interface Piece {
  page: number;
  box: Box;
  rules: Rule[];
  glyphs: Glyph[];
}

const area = ({ x0, x1, y0, y1 }: Box) => (x1 - x0) * (y1 - y0);

/** The ruled tables of a page from the top down, and the letters outside of them. A frame around text alone is none. */
export function piecesOf({ glyphs, rules, width }: PageDrawing, page: number): { pieces: Piece[]; rest: Glyph[] } {
  const reach = glyphs.reduce((most, glyph) => Math.max(most, glyph.x1), 0);
  const sets = connectedRules(uncut(joinRules(rules), width, reach)).map((set) => ({ rules: set, box: around(set) }));
  const pieces: Piece[] = [];
  let rest: Glyph[] = glyphs;
  // a table within a frame is taken out before the frame
  for (const set of sets.sort((a, b) => area(a.box) - area(b.box))) {
    if ((gridOf(set.rules)?.cells.length ?? 0) < 2) continue;
    const [within, without] = divide(rest, set.box);
    if (!within.some((glyph) => glyph.text.trim() !== '')) continue;
    pieces.push({ page, ...set, glyphs: within });
    rest = without;
  }
  return { pieces: pieces.sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0), rest };
}

function divide(glyphs: readonly Glyph[], box: Box): [within: Glyph[], without: Glyph[]] {
  const within: Glyph[] = [];
  const without: Glyph[] = [];
  for (const run of figureRuns(glyphs)) {
    const { x, y } = middleOf(run);
    (inside(box, x, y) ? within : without).push(...run);
  }
  return [within, without];
}
