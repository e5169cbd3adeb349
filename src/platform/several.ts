/** How long until it is looked again who waits, while somebody is still worked for, ms. */
const LOOK_AGAIN = 250;

/** Works for one after the other, several at once, until nobody waits and nobody is worked for, or the turn is over: then
 *  what was begun is ended. Who takes long holds up only who comes after `atOnce` like them.
 *  @param take who is next, at most so many; asked by one at a time, with the milliseconds since the beginning
 *  @throws the first thing that one threw, when all have ended */
export async function severalAtOnce<T extends object>({
  atOnce,
  turnMs,
  take,
  work,
}: {
  atOnce: number;
  turnMs: number;
  take: (most: number, elapsed: number) => Promise<readonly T[]>;
  work: (one: T) => Promise<void>;
}): Promise<void> {
  const begun = performance.now();
  const busy = new Set<Promise<void>>();
  let ended = 0;
  const faults: unknown[] = [];
  const begin = (one: T) => {
    const under = work(one)
      .catch((error) => void faults.push(error))
      .finally(() => {
        ended += 1;
        busy.delete(under);
      });
    busy.add(under);
  };
  try {
    for (let elapsed = 0; elapsed < turnMs && !faults.length; elapsed = performance.now() - begun) {
      const free = atOnce - busy.size;
      const before = ended;
      const next = free > 0 ? await take(free, elapsed) : [];
      next.forEach(begin);
      // what ended while it was looked may have freed somebody who was passed over
      if (next.length || ended !== before) continue;
      if (busy.size) await Promise.race([...busy, new Promise((later) => setTimeout(later, LOOK_AGAIN))]);
      else break;
    }
  } finally {
    await Promise.all(busy);
  }
  if (faults.length) throw faults[0];
}
