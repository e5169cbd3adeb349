import { around } from './rules.ts';
import { NEAR, type Rule } from './shapes.ts';

/** A cell as the lines show it: where it begins and how far it reaches, in rows and columns from 0. */
export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

export interface Grid {
  /** edges of columns and rows */
  xs: number[];
  ys: number[];
  cells: GridCell[];
  /** the cell over a place on paper, if any */
  at(x: number, y: number): GridCell | undefined;
}

/** A finer grid than this is a drawing. */
const MOST_FIELDS = 50_000;

/** The cells that a table's rules divide it into, row by row. Outer edges that are not drawn (open sides, a table cut
 *  off by the end of the page) are there nevertheless; where an inner line is missing, cells are merged. */
export function gridOf(rules: readonly Rule[]): Grid | undefined {
  const box = around(rules);
  const xs = edges([box.x0, box.x1, ...rules.filter((rule) => rule.way === 'upright').map((rule) => rule.at)]);
  const ys = edges([box.y0, box.y1, ...rules.filter((rule) => rule.way === 'level').map((rule) => rule.at)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns * rows > MOST_FIELDS) return undefined;
  const wallRight = walls(rules, 'upright', xs, ys);
  const wallBelow = walls(rules, 'level', ys, xs);
  const taken = new Map<number, GridCell>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let right = column;
      const free = (at: number) => !taken.has(row * columns + at);
      while (right + 1 < columns && free(right + 1) && !wallRight(right + 1, row)) right++;
      let low = row;
      while (low + 1 < rows && open(low + 1)) low++;
      const cell = { row, column, rowSpan: low - row + 1, colSpan: right - column + 1 };
      for (let r = row; r <= low; r++) for (let c = column; c <= right; c++) taken.set(r * columns + c, cell);
      cells.push(cell);

      /** Whether the next row belongs to this cell too: no line above it, none within it. */
      function open(next: number): boolean {
        for (let c = column; c <= right; c++) {
          if (taken.has(next * columns + c) || wallBelow(next, c)) return false;
          if (c > column && wallRight(c, next)) return false;
        }
        return true;
      }
    }
  const at = (x: number, y: number) => {
    const [column, row] = [stretchAt(xs, x), stretchAt(ys, y)];
    return column < 0 || row < 0 ? undefined : taken.get(row * columns + column);
  };
  return { xs, ys, cells, at };
}

/** The stretch between two edges in which a place lies, -1 outside. */
function stretchAt(edges: readonly number[], place: number): number {
  const next = edges.findIndex((edge) => edge >= place);
  return next < 0 ? -1 : next - 1;
}

/** Places of lines, those nearer than a hand's tremble taken for one. */
function edges(places: number[]): number[] {
  const groups: number[][] = [];
  for (const at of places.sort((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && at - last[0] <= NEAR) last.push(at);
    else groups.push([at]);
  }
  return groups.map((group) => group.reduce((sum, at) => sum + at, 0) / group.length);
}

/** Whether a line stands at edge number `edge` beside stretch number `along` of the other direction. */
function walls(rules: readonly Rule[], way: Rule['way'], across: number[], along: number[]) {
  const stretches = across.map(() => new Set<number>());
  for (const rule of rules) {
    if (rule.way !== way) continue;
    const edge = nearest(across, rule.at);
    for (let at = 0; at + 1 < along.length; at++) {
      const [from, to] = [along[at], along[at + 1]] as [number, number];
      const third = (to - from) / 3;
      if (rule.from <= from + third && rule.to >= to - third) stretches[edge]?.add(at);
    }
  }
  return (edge: number, at: number) => stretches[edge]?.has(at) ?? false;
}

function nearest(places: readonly number[], to: number): number {
  return places.reduce((best, at, index) => (Math.abs(at - to) < Math.abs((places[best] ?? 0) - to) ? index : best), 0);
}
