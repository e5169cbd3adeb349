import type { RowCells } from '../../platform/reading/old/doc-properties.ts';
import type { Content, ContentCell } from './content.ts';

/** A row of a table of a binary Word file: what its cells hold, and how they stand. */
export interface DocRow {
  contents: Content[][];
  cells: RowCells | undefined;
}

/** Edges so near each other, in twentieths of a point, are one: hands draw them. */
const NEAR = 40;
const WIDEST = 40;

/** Rows of cells with spans, from the cells' edges: Word keeps no columns. */
export function rowsOf(rows: readonly DocRow[]): ContentCell[][] {
  const grid = gridOf(rows.flatMap(({ cells }) => cells?.edges ?? []));
  const columnOf = (edge: number) => grid.findLastIndex((line) => line <= edge + NEAR / 2);
  /** by the column in which they begin: cells that may go on in the next row */
  let above = new Map<number, ContentCell>();
  return rows.map(({ contents, cells }) => {
    const known = cells && cells.merged.length === contents.length ? cells : undefined;
    const row: ContentCell[] = [];
    const here = new Map<number, ContentCell>();
    const indent = known ? columnOf(known.edges[0]!) : 0;
    if (indent > 0) row.push({ content: [], rowSpan: 1, colSpan: indent });
    for (const [n, content] of contents.entries()) {
      const begin = known ? columnOf(known.edges[n]!) : n;
      const width = known ? columnOf(known.edges[n + 1]!) - begin : 1;
      const { left = false, above: goesOn = false } = known?.merged[n] ?? {};
      const upper = above.get(begin);
      if (left && row.length > 0) {
        const before = row.at(-1)!;
        before.colSpan = Math.min(WIDEST, before.colSpan + width);
        before.content.push(...content);
      } else if (goesOn && upper) {
        upper.rowSpan += 1;
        upper.content.push(...content);
        here.set(begin, upper);
      } else {
        const cell = { content, rowSpan: 1, colSpan: Math.min(WIDEST, Math.max(1, width)) };
        row.push(cell);
        here.set(begin, cell);
      }
    }
    above = here;
    return row;
  });
}

/** The different edges from left to right. */
function gridOf(edges: readonly number[]): number[] {
  const grid: number[] = [];
  for (const edge of [...new Set(edges)].sort((a, b) => a - b))
    if (edge - (grid.at(-1) ?? -Infinity) > NEAR) grid.push(edge);
  return grid;
}
