/** Share of the words of the shorter name that two names of topics have in common, from which they are one. ○ */
const SAME = 0.5;

/** Which known topic a group is: each known one at most once, the nearest first. @returns by place of the group */
export function matched<K extends { id: number; words: readonly string[] }>(
  groups: readonly { words: readonly string[] }[],
  known: readonly K[],
): Map<number, K> {
  const pairs = groups.flatMap(({ words }, at) =>
    known.map((one) => {
      const both = words.filter((word) => one.words.includes(word)).length;
      return { at, one, alike: both / Math.min(words.length, one.words.length), both };
    }),
  );
  const found = new Map<number, K>();
  const taken = new Set<number>();
  for (const { at, one, alike } of pairs.sort((a, b) => b.alike - a.alike || b.both - a.both || a.one.id - b.one.id)) {
    if (alike < SAME || found.has(at) || taken.has(one.id)) continue;
    found.set(at, one);
    taken.add(one.id);
  }
  return found;
}
