import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { Followable, FollowedMatter } from '../platform/followable.ts';
import type { PublicMatter } from '../platform/public-matters.ts';
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

/** A matter that everybody may follow, with its sort. */
export type FollowedPublicly = PublicMatter & { sort: string };

/** How one is named among what is subscribed to: 'consultation:3'. */
export const refOf = ({ sort, id }: FollowedPublicly): string => `${sort}:${id}`;

/** All that everybody may follow of an authority, as it stands today. */
export async function publicMattersOf(
  { db, house, now }: { db: Db; house: House; now: Date },
  authorityId: number,
): Promise<FollowedPublicly[]> {
  const each = house.brought('publicMatters').map(async ({ sort, of }) => {
    const matters = await of(db, authorityId, dayOf(now));
    return matters.map((matter) => ({ ...matter, sort }));
  });
  return (await Promise.all(each)).flat();
}

/** Those of a sort that one may take part in now. */
export const openIn = (matters: readonly FollowedPublicly[], sort: string): FollowedPublicly[] =>
  matters.filter((matter) => matter.sort === sort && matter.open);
