import { median } from './ink.ts';
import type { WrittenLine } from './written.ts';

/** Lines whose heights differ by less than this are of one size: a line without tall characters is lower. */
const ALIKE = 0.28;

/** Lines with the size of their letters, in pixels: as high as most lines of about their height. */
export function evenSizes(lines: readonly WrittenLine[]): (WrittenLine & { high: number })[] {
  const heights = lines.map(({ area }) => area.y1 - area.y0);
  return lines.map((line, n) => ({
    ...line,
    high: median(heights.filter((other) => Math.abs(other - heights[n]!) <= ALIKE * heights[n]!)),
  }));
}
