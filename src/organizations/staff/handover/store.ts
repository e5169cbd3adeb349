import type { Act } from '../../../platform/action.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Role, Who } from '../../../platform/roles.ts';
import { actingIn } from '../deputies/store.ts';
import { holdersOf, staffOf } from '../store.ts';
import type { HeldItem } from './held.ts';

/** Everybody of an authority with an account in use and a role, and for whom they act that day. @param day 'YYYY-MM-DD' */
export async function whoWorks(db: Db, authorityId: number, day: string): Promise<Who[]> {
  const people = new Map<number, Who & { roles: Role[] }>();
  for (const { id, name, role, officeId } of await holdersOf(db, authorityId)) {
    const known = people.get(id) ?? { id, name, authorityId, officeId, roles: [] };
    known.roles.push(role);
    people.set(id, known);
  }
  const acting = await actingIn(db, authorityId, day);
  return [...people.values()].map((who) => {
    const actsFor = acting.get(who.id!) ?? [];
    return actsFor.length > 0 ? { ...who, actsFor } : who;
  });
}

/** Everybody of an authority as they stand, whether their account is in use or not. */
export async function everybody(db: Db, authorityId: number): Promise<(Who & { active: boolean })[]> {
  const people = await staffOf(db, authorityId);
  return people.map(({ id, name, officeId, active, roles }) => ({ id, name, authorityId, officeId, active, roles }));
}

/** One of them. */
export async function personOf(
  db: Db,
  authorityId: number,
  id: number,
): Promise<(Who & { active: boolean }) | undefined> {
  return (await everybody(db, authorityId)).find((one) => one.id === id);
}

/** Keeps for the new holder what came to them. */
export async function tellHeir(
  { db, who, now }: Act,
  { from, to, label, items }: { from: number | null; to: number; label: string; items: readonly HeldItem[] },
): Promise<void> {
  await db
    .insertInto('handovers')
    .values({
      authority_id: who.authorityId,
      from_id: from,
      to_id: to,
      label,
      items: JSON.stringify(items.map(({ title, href }) => ({ title, href }))),
      given_by: who.name,
      given_at: now,
      seen_at: null,
    })
    .execute();
}

/** What came to a person and they have not said that they saw it, the newest first. */
export function unseenBy(db: Db, staffId: number) {
  return db
    .selectFrom('handovers as h')
    .leftJoin('staff as s', 's.id', 'h.from_id')
    .select(['h.id', 'h.label', 'h.items', 'h.given_by as givenBy', 'h.given_at as givenAt', 's.name as from'])
    .where('h.to_id', '=', staffId)
    .where('h.seen_at', 'is', null)
    .orderBy('h.id', 'desc')
    .execute();
}
