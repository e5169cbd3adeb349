import { type Matrix, place } from './matrix.ts';
import type { Step } from './operations.ts';
import type { Rule } from './shapes.ts';

/** A filled box thinner than this is a line; a thicker one is a ground behind a cell. */
const THIN = 4;
/** Shorter strokes are dots, ticks and parts of pictures. */
const SHORT = 1;
/** How far from level or upright a line may be. */
const SLANT = 0.5;

type Point = [number, number];

/** The level and upright lines of a path: each straight stroke, each filled box that is as thin as a line. */
export function rulesOfPath(path: Extract<Step, { does: 'path' }>, matrix: Matrix, lineWidth: number): Rule[] {
  const strokes = outlines(path.points, matrix, path.closed);
  if (path.paints === 'fill') return strokes.flatMap(filledRule);
  const half = (lineWidth * Math.hypot(matrix[0], matrix[1])) / 2;
  // a very wide stroke is a bar, not a line of a table
  if (half > THIN) return [];
  return strokes.flatMap((points) => points.slice(1).flatMap((to, at) => strokedRule(points[at] as Point, to)));
}

function strokedRule([ax, ay]: Point, [bx, by]: Point): Rule[] {
  return ruleOf(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), SLANT);
}

function filledRule(points: Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  // only boxes: a thin letter or curve has more corners
  if (points.length < 4 || points.length > 5) return [];
  return ruleOf(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), THIN);
}

function ruleOf(x0: number, y0: number, x1: number, y1: number, thin: number): Rule[] {
  const [wide, high] = [x1 - x0, y1 - y0];
  if (high <= thin && wide > SHORT && wide >= high) return [{ way: 'level', at: (y0 + y1) / 2, from: x0, to: x1 }];
  if (wide <= thin && high > SHORT) return [{ way: 'upright', at: (x0 + x1) / 2, from: y0, to: y1 }];
  return [];
}

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

/** The straight outlines of a path of pdf.js: 0 x y moves, 1 x y draws, 2 (three points) bends, 3 closes.
 *  Outlines with bends are left out. */
function outlines(points: ArrayLike<number>, matrix: Matrix, closed: boolean): Point[][] {
  const all: Point[][] = [];
  let current: Point[] = [];
  let straight = true;
  const close = () => {
    const [first] = current;
    if (first) current.push(first);
  };
  const end = () => {
    if (closed) close();
    if (straight && current.length > 1) all.push(current);
    current = [];
    straight = true;
  };
  for (let at = 0; at < points.length; ) {
    const does = points[at];
    if (does === MOVE || does === LINE) {
      if (does === MOVE) end();
      current.push(place(matrix, points[at + 1] ?? 0, points[at + 2] ?? 0));
      at += 3;
    } else if (does === CURVE) {
      straight = false;
      at += 7;
    } else if (does === CLOSE) {
      close();
      at += 1;
    } else break;
  }
  end();
  return all;
}
