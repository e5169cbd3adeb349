import type { Asked, House, Place } from './room.ts';

/** So long a number is shown again without asking its room, ms: the frame of every page shows some fifty of them. */
const FRESH_MS = 30_000;

interface Counted {
  count: number;
  /** ms since 1970 */
  at: number;
}

/** By member of staff, and by path of the place; of a house, as a test has several. */
const houses = new WeakMap<House, Map<number, Map<string, Counted>>>();

function countsOf({ house, who }: Pick<Asked, 'house' | 'who'>): Map<string, Counted> {
  if (who.id === null) return new Map();
  const people = houses.get(house) ?? new Map<number, Map<string, Counted>>();
  houses.set(house, people);
  const own = people.get(who.id) ?? new Map<string, Counted>();
  people.set(who.id, own);
  return own;
}

/** How many things wait at a place for a person: asked of its room at most every half minute, and anew after anything that
 *  they do in this process.
 *  @param anew asked of the room in any case
 *  @throws what the room throws */
export async function waitingAt(place: Place, asked: Asked, anew: boolean): Promise<number> {
  if (!place.waiting) return 0;
  const counts = countsOf(asked);
  const known = counts.get(place.path);
  const age = known ? Number(asked.now) - known.at : Number.NaN;
  if (known && !anew && age >= 0 && age < FRESH_MS) return known.count;
  const count = await place.waiting(asked);
  // of before the person did something: then these are nobody's any more
  counts.set(place.path, { count, at: Number(asked.now) });
  return count;
}

/** A page that asked the books says how many things wait at its place. */
export function saidWaiting(asked: Pick<Asked, 'house' | 'who' | 'now'>, path: string, count: number): void {
  countsOf(asked).set(path, { count, at: Number(asked.now) });
}

/** Somebody did something: what waits for them is asked anew. */
export function hasActed(house: House, staffId: number): void {
  houses.get(house)?.delete(staffId);
}
