/** Of what is found, without that which lies inside something longer of the same list; of two at one place the first.
 *  In the order of the text; sorts, and goes through once. */
export function longest<T extends { from: number; to: number }>(found: readonly T[]): T[] {
  let end = -1;
  return [...found]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ to }) => {
      const further = to > end;
      if (further) end = to;
      return further;
    });
}
