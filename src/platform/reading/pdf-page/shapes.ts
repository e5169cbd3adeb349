/** What a page shows, in points from its upper left corner, as a person reads it (turned pages are turned back). */

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** One character (seldom several, as in ligatures) with the box it fills. */
export interface Glyph extends Box {
  text: string;
  /** size of the letters */
  size: number;
  /** the line on which it stands */
  base: number;
  /** how it runs: along the line, down the page (upright or turned), or up the page */
  runs: 'along' | 'down' | 'up';
  /** where it was recognised in a picture; undefined: the file says it as text */
  sighting?: Sighting;
}

/** A drawn line: level at height `at` from x to x, or upright at `at` from y to y. */
export interface Rule {
  way: 'level' | 'upright';
  at: number;
  from: number;
  to: number;
}

/** A place of a scanned page where something was recognised, or sought. */
export interface Sighting extends Box {
  page: number;
  /** 0 to 1 */
  confidence: number;
  /** why what was recognised there may be wrong */
  doubt?: string | undefined;
}

export interface PageDrawing {
  width: number;
  height: number;
  glyphs: Glyph[];
  rules: Rule[];
  pictures: Box[];
}

/** Lines and edges nearer than this are one: programs draw the edges of neighbouring cells up to two points apart. */
export const NEAR = 3;

export const middle = ({ x0, x1, y0, y1 }: Box) => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });

export function inside(box: Box, x: number, y: number): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}
