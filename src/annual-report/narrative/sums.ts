export const totalOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** A part of a whole in percent: '32.0%'. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`;
}
