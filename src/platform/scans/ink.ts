import type { Area, Grey } from './grey.ts';

/** Ink that hangs together: a digit, a part of a character, a speck. */
export interface Blot extends Area {
  /** pixels */
  size: number;
  /** whether it touches a ruled line: a stroke that runs into it, or something drawn across */
  touches: boolean;
}

/** As dark as ink is at least, and as what may be ink that is nearly gone. */
const INK = 190;
export const FAINT = 222;

/** Blots in a part of a page, without ruled lines. @param mask 0 on ruled lines @param dark what counts as ink */
export function blotsIn(picture: Grey, mask: Grey, area: Area, dark = INK): Blot[] {
  const { width, data } = picture;
  const [x0, y0] = [Math.max(0, Math.round(area.x0)), Math.max(0, Math.round(area.y0))];
  const [x1, y1] = [Math.min(width, Math.round(area.x1)), Math.min(picture.height, Math.round(area.y1))];
  const [wide, high] = [x1 - x0, y1 - y0];
  if (wide <= 0 || high <= 0) return [];
  const seen = new Uint8Array(wide * high);
  const isInk = (x: number, y: number) => {
    const at = (y0 + y) * width + x0 + x;
    return data[at]! < dark && mask.data[at] !== 0;
  };
  const isRuled = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < wide && y < high && mask.data[(y0 + y) * width + x0 + x] === 0;
  const blots: Blot[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] || !isInk(start % wide, Math.floor(start / wide))) continue;
    const blot: Blot = { x0: wide, y0: high, x1: 0, y1: 0, size: 0, touches: false };
    waiting.push(start);
    seen[start] = 1;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      blot.x0 = Math.min(blot.x0, x);
      blot.y0 = Math.min(blot.y0, y);
      blot.x1 = Math.max(blot.x1, x + 1);
      blot.y1 = Math.max(blot.y1, y + 1);
      blot.size += 1;
      for (let n = 0; n < 9; n += 1) {
        const [u, v] = [x + (n % 3) - 1, y + Math.floor(n / 3) - 1];
        blot.touches ||= isRuled(u, v);
        if (u < 0 || v < 0 || u >= wide || v >= high || seen[v * wide + u] || !isInk(u, v)) continue;
        seen[v * wide + u] = 1;
        waiting.push(v * wide + u);
      }
    }
    blots.push({ ...blot, x0: blot.x0 + x0, y0: blot.y0 + y0, x1: blot.x1 + x0, y1: blot.y1 + y0 });
  }
  return blots;
}

/** Smaller than this, in pixels and in either direction, is dust. */
const DUST = { size: 9, side: 4 };
export const isDust = ({ x0, y0, x1, y1, size }: Blot): boolean =>
  size < DUST.size || Math.max(x1 - x0, y1 - y0) < DUST.side;

/** The area around areas. */
export const around = (areas: readonly Area[]): Area => ({
  x0: Math.min(...areas.map((one) => one.x0)),
  y0: Math.min(...areas.map((one) => one.y0)),
  x1: Math.max(...areas.map((one) => one.x1)),
  y1: Math.max(...areas.map((one) => one.y1)),
});

/** Blots of one line of writing together, from the top down. A character of strokes one above the other is one line. */
export function writtenLines(blots: readonly Blot[]): Blot[][] {
  const lines: { y0: number; y1: number; blots: Blot[] }[] = [];
  for (const blot of [...blots].sort((a, b) => a.y0 - b.y0)) {
    const line = lines.find(({ y0, y1 }) => Math.min(y1, blot.y1) - Math.max(y0, blot.y0) > 0);
    if (!line) lines.push({ y0: blot.y0, y1: blot.y1, blots: [blot] });
    else {
      line.y0 = Math.min(line.y0, blot.y0);
      line.y1 = Math.max(line.y1, blot.y1);
      line.blots.push(blot);
    }
  }
  lines.sort((a, b) => a.y0 - b.y0);
  const heights = lines.map(({ y0, y1 }) => y1 - y0);
  const usual = median(heights.filter((high) => high >= Math.max(...heights) / 2));
  for (let at = 1; at < lines.length; ) {
    const [upper, lower] = [lines[at - 1]!, lines[at]!];
    const low = Math.min(upper.y1 - upper.y0, lower.y1 - lower.y0) < 0.6 * usual;
    if (low && lower.y1 - upper.y0 <= 1.35 * usual && lower.y0 - upper.y1 < 0.4 * usual) {
      upper.y1 = Math.max(upper.y1, lower.y1);
      upper.blots.push(...lower.blots);
      lines.splice(at, 1);
    } else at += 1;
  }
  return lines.map((line) => line.blots.sort((a, b) => a.x0 - b.x0));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
