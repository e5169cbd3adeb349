import { type GridCell, gridOf } from '../reading/pdf-page/grid.ts';
import { around, connectedRules, joinRules } from '../reading/pdf-page/rules.ts';
import type { Rule } from '../reading/pdf-page/shapes.ts';
import type { Area } from './grey.ts';
import type { ReadyPage } from './ready.ts';

/** Points of a pixel of a page as it is recognised. */
export const POINT = 72 / 200;
/** The middle of a ruled line is so many pixels away from its edge. */
const HALF_LINE = 1;

/** A table of a page by its ruled lines. */
export interface PageTable {
  /** in points */
  rules: Rule[];
  /** of the whole, in pixels */
  area: Area;
  /** each with its area in pixels, without its lines */
  cells: (GridCell & { area: Area })[];
}

/** The ruled tables of a page that was made ready. */
export function tablesOn({ lines }: Pick<ReadyPage, 'lines'>): PageTable[] {
  const rules = lines.map(
    ({ way, at, from, to }): Rule => ({ way, at: at * POINT, from: from * POINT, to: to * POINT }),
  );
  return connectedRules(joinRules(rules)).flatMap((set) => {
    const grid = gridOf(set);
    if (!grid || grid.cells.length < 2) return [];
    const { xs, ys } = grid;
    const cells = grid.cells.map((cell) => ({
      ...cell,
      area: {
        x0: xs[cell.column]! / POINT + HALF_LINE,
        x1: xs[cell.column + cell.colSpan]! / POINT - HALF_LINE,
        y0: ys[cell.row]! / POINT + HALF_LINE,
        y1: ys[cell.row + cell.rowSpan]! / POINT - HALF_LINE,
      },
    }));
    const { x0, y0, x1, y1 } = around(set);
    return [{ rules: set, area: { x0: x0 / POINT, y0: y0 / POINT, x1: x1 / POINT, y1: y1 / POINT }, cells }];
  });
}
