import { type Grey, turned } from './grey.ts';

/** How far a page lies askew at most, in degrees; farther is not looked for. */
const MOST = 6;
/** Where to look, in degrees around what was found before; rows of so many pixels are taken together, so that a coarse
 *  step does not pass over a sharp line. */
const SEARCHES = [
  { reach: MOST, step: 0.25, rows: 8 },
  { reach: 0.3, step: 0.1, rows: 4 },
  { reach: 0.12, step: 0.02, rows: 1 },
] as const;
const DARK = 170;
/** Slants whose scores differ by less are equally good. */
const ALIKE = 0.995;
/** Every so many-th pixel is looked at, both ways. */
const STEP = 2;

/** A page whose lines run level, and by how many degrees it was turned. */
export function straightened(picture: Grey): { picture: Grey; degrees: number } {
  const dots = dotsOf(picture);
  if (dots.length < 400) return { picture, degrees: 0 };
  let degrees = 0;
  for (const { reach, step, rows } of SEARCHES)
    degrees = best(dots, picture.height, { middle: degrees, reach, step, rows });
  return Math.abs(degrees) < 0.03 ? { picture, degrees: 0 } : { picture: turned(picture, -degrees), degrees: -degrees };
}

/** x and y of dark pixels, by turns. */
function dotsOf({ width, height, data }: Grey): Float32Array {
  const dots: number[] = [];
  for (let y = 0; y < height; y += STEP)
    for (let x = y % (2 * STEP); x < width; x += STEP) if (data[y * width + x]! < DARK) dots.push(x - width / 2, y);
  return Float32Array.from(dots);
}

/** The slant around `middle` at which ink gathers most on few rows. */
function best(
  dots: Float32Array,
  height: number,
  { middle, reach, step, rows }: { middle: number; reach: number; step: number; rows: number },
): number {
  const tried = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, n) => {
    const degrees = middle - reach + n * step;
    return { degrees, score: gathered(dots, height, degrees, rows) };
  });
  const most = Math.max(...tried.map(({ score }) => score));
  const near = tried.filter(({ score }) => score >= most * ALIKE);
  return near.reduce((sum, { degrees }) => sum + degrees, 0) / near.length;
}

function gathered(dots: Float32Array, height: number, degrees: number, together: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Uint32Array(height * 2);
  for (let i = 0; i < dots.length; i += 2) {
    const row = Math.round((dots[i + 1]! - slope * dots[i]! + height / 2) / together);
    if (row >= 0 && row < rows.length) rows[row]! += 1;
  }
  let score = 0;
  for (const count of rows) score += count * count;
  return score;
}
