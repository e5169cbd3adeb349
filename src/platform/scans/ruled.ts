import { type Grey, paper } from './grey.ts';

/** A line that was ruled: level at `at` from x to x, or upright at `at` from y to y, in pixels. */
export interface Ruled {
  way: 'level' | 'upright';
  at: number;
  from: number;
  to: number;
}

/** As dark as a line is at least: one of half a point is blurred to a grey. */
const DARK = 190;
/** Shortest lines: a narrow column of table four, a row of one line. Strokes of letters in titles are shorter or touch no
 *  other line. */
const SHORTEST = { level: 70, upright: 28 };
/** White within a line that does not end it: dust and worn print. */
const GAP = 3;
/** Thicker is a bar, or ink. */
const THICKEST = 14;
/** A line is not as thick as this anywhere, a pixel above and below counted. */
const THICK = 10;
/** Upright lines end at level ones, and level ones meet upright ones, within so many pixels. */
const NEAR = 8;

interface Run {
  from: number;
  to: number;
}
interface Band {
  rows: { y: number; run: Run }[];
  from: number;
  to: number;
  last: number;
}

/** Ruled lines of tables, and where they are: 0 on a line, 255 elsewhere. Lines that meet no other are none of a table. */
export function ruledIn(picture: Grey): { lines: Ruled[]; mask: Grey } {
  const mask = paper(picture.width, picture.height);
  const level = bandsIn(picture, SHORTEST.level);
  const upright = bandsIn(flipped(picture), SHORTEST.upright);
  const levels = level.map((band) => ruledOf('level', band));
  const held = upright.filter((band) => {
    const { at, from, to } = ruledOf('upright', band);
    const ends = (y: number) =>
      levels.some((line) => Math.abs(line.at - y) <= NEAR && line.from - NEAR <= at && at <= line.to + NEAR);
    return ends(from) && ends(to);
  });
  const uprights = held.map((band) => ruledOf('upright', band));
  const met = level.filter((_, n) => {
    const { at, from, to } = levels[n]!;
    return uprights.some(
      (line) => line.at >= from - NEAR && line.at <= to + NEAR && line.from - NEAR <= at && at <= line.to + NEAR,
    );
  });
  paint(mask, picture, met, (x, y) => y * picture.width + x);
  paint(mask, picture, held, (x, y) => x * picture.width + y);
  return { lines: [...met.map((band) => ruledOf('level', band)), ...uprights], mask };
}

function flipped({ width, height, data }: Grey): Grey {
  const to = paper(height, width);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) to.data[x * height + y] = data[y * width + x]!;
  return to;
}

function ruledOf(way: Ruled['way'], { rows, from, to }: Band): Ruled {
  const length = ({ run }: Band['rows'][number]) => run.to - run.from;
  const whole = rows.reduce((sum, row) => sum + length(row), 0);
  return { way, at: rows.reduce((sum, row) => sum + row.y * length(row), 0) / whole + 0.5, from, to };
}

/** Level lines: dark runs of neighbouring rows that lie over each other. A line may rise or fall a little. */
function bandsIn(picture: Grey, shortest: number): Band[] {
  const done: Band[] = [];
  let open: Band[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    for (const run of runsIn(picture, y, shortest)) {
      const over = open.filter((band) => band.from <= run.to + GAP && run.from <= band.to + GAP);
      const band: Band = over[0] ?? { rows: [], from: run.from, to: run.to, last: y };
      if (over.length === 0) open.push(band);
      for (const other of over.slice(1)) {
        band.rows.push(...other.rows);
        band.from = Math.min(band.from, other.from);
        band.to = Math.max(band.to, other.to);
        open.splice(open.indexOf(other), 1);
      }
      band.rows.push({ y, run });
      band.from = Math.min(band.from, run.from);
      band.to = Math.max(band.to, run.to);
      band.last = y;
    }
    done.push(...open.filter(({ last }) => last < y - 1));
    open = open.filter(({ last }) => last >= y - 1);
  }
  return [...done, ...open].filter((band) => isLine(band, picture));
}

/** Dark runs of a row, long enough for a line or a piece of it. What lies a pixel above or below counts. */
function runsIn({ width, height, data }: Grey, y: number, shortest: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let last = -1;
  const end = () => {
    if (from >= 0 && last + 1 - from >= shortest) runs.push({ from, to: last + 1 });
    from = -1;
  };
  const [above, below] = [y > 0 ? -width : 0, y + 1 < height ? width : 0];
  for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
    if (data[at]! >= DARK && data[at + above]! >= DARK && data[at + below]! >= DARK) continue;
    if (from >= 0 && x - last > GAP + 1) end();
    if (from < 0) from = x;
    last = x;
  }
  end();
  return runs;
}

/** Whether a band is thin for its length, and has paper on both sides: strokes of a line of letters have not. */
function isLine({ rows, from, to }: Band, picture: Grey): boolean {
  const area = rows.reduce((sum, { run }) => sum + run.to - run.from, 0);
  // a run counts what lies a pixel above and below: two rows more than there is ink
  if (area / (to - from) - 2 > THICKEST) return false;
  const sides = sidesOf(rows, from, to);
  let [white, all] = [0, 0];
  for (let x = from; x < to; x += 2) {
    const side = sides.get(x >> 1);
    if (!side) continue;
    for (const y of [side.top - 2, side.foot + 2]) {
      if (y < 0 || y >= picture.height) continue;
      all += 1;
      if (picture.data[y * picture.width + x]! >= DARK) white += 1;
    }
  }
  return white >= all * 0.7;
}

/** First and last row of a band in each pair of columns. */
function sidesOf(rows: Band['rows'], from: number, to: number): Map<number, { top: number; foot: number }> {
  const sides = new Map<number, { top: number; foot: number }>();
  for (const { y, run } of rows)
    for (let x = Math.max(from, run.from) >> 1; x <= Math.min(to, run.to) >> 1; x += 1) {
      const side = sides.get(x);
      if (!side) sides.set(x, { top: y, foot: y });
      else {
        side.top = Math.min(side.top, y);
        side.foot = Math.max(side.foot, y);
      }
    }
  return sides;
}

/** Marks what is dark on lines, and a pixel around it; not where a line goes through something thicker, such as a seal:
 *  what stands there is not the line's. @param place of a pixel in the mask */
function paint(mask: Grey, { data }: Grey, bands: readonly Band[], place: (x: number, y: number) => number): void {
  for (const { rows, from, to } of bands) {
    const sides = sidesOf(rows, from, to);
    const isThin = (x: number) => {
      const side = sides.get(x >> 1);
      return side !== undefined && side.foot - side.top < THICK;
    };
    for (const { y, run } of rows)
      for (let x = run.from; x < run.to; x += 1) {
        const at = place(x, y);
        if (data[at]! < 250 && isThin(x)) mask.data[at] = 0;
      }
  }
}
