/** The first year after those of the seed. */
export const FIRST = 2024;

/** The years from then to a day's. */
export function yearsTo(today: string): number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(0, last - FIRST + 1) }, (_, n) => FIRST + n);
}
