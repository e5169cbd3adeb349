import type { Db } from '../platform/database/index.ts';
import type { Followable, FollowedMatter } from '../platform/followable.ts';
import type { House } from '../platform/room.ts';

/** The room's part that a matter is of, and its number: 'application:12'. */
export function followableOf(house: House, ref: string): { of: Followable; id: number } | undefined {
  const [, sort, id] = /^([a-zA-Z]+):([1-9]\d{0,14})$/.exec(ref) ?? [];
  const of = house.brought('followable').find((one) => one.sort === sort);
  return of && { of, id: Number(id) };
}

/** A matter as who sent it may know it now; undefined: it is kept no more. */
export async function matterOf(
  { db, house }: { db: Db; house: House },
  authorityId: number,
  ref: string,
): Promise<(FollowedMatter & Followable) | undefined> {
  const found = followableOf(house, ref);
  if (!found) return undefined;
  const [matter] = await found.of.of(db, authorityId, [found.id]);
  return matter && { ...found.of, ...matter };
}
