import { authoritiesBelow, type OfficeClosed, type Serving, servingIn } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { isMeant } from './rules.ts';
import { parentOf, type Training } from './store.ts';
import { trainees } from './words.ts';

/** Somebody with an account in use whom a training is for. */
export async function meantFor(db: Db, training: Training): Promise<Serving[]> {
  const { authorityId, below } = training;
  const others = below ? (await authoritiesBelow(db, authorityId)).map(({ id }) => id) : [];
  const people = await servingIn(db, [authorityId, ...others]);
  const parents = new Map([...others.map((id) => [id, authorityId] as const), [authorityId, null] as const]);
  return people.filter((one) => one.active && isMeant(training, one, parents.get(one.authorityId) ?? null));
}

/** Everybody of an authority who does, or did, disclosure work. */
export async function traineesOf(db: Db, authorityId: number): Promise<Serving[]> {
  const people = await servingIn(db, [authorityId]);
  return people.filter(({ roles }) => roles.some((role) => trainees.includes(role)));
}

/** Somebody of an authority, or of one below it where a training is for these too; undefined: of neither. */
export async function personFor(db: Db, training: Training, staffId: number): Promise<Serving | undefined> {
  const row = await db.selectFrom('staff').select('authority_id').where('id', '=', staffId).executeTakeFirst();
  if (!row) return undefined;
  const own = row.authority_id === training.authorityId;
  const reached = own || (training.below && (await parentOf(db, row.authority_id)) === training.authorityId);
  if (!reached) return undefined;
  return (await servingIn(db, [row.authority_id])).find(({ id }) => id === staffId);
}

/** An account was closed: from that day on its holder is waited for no more; a second closing counts. 条例 art. 48 */
export async function keepLeaver(tx: Tx, { staffId, at }: { staffId: number; at: Date }): Promise<void> {
  const left_on = dayOf(at);
  await tx
    .insertInto('training_leavers')
    .values({ left_by: staffId, left_on })
    .onConflict((oc) => oc.column('left_by').doUpdateSet({ left_on }))
    .execute();
}

/** A training that was for an office that was closed is for the one it was closed into. */
export async function meantForHeir(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  const rows = await tx.selectFrom('trainings').select(['id', 'office_ids']).execute();
  for (const { id, office_ids } of rows)
    if (office_ids.includes(from))
      await tx
        .updateTable('trainings')
        .set({ office_ids: [...new Set(office_ids.map((one) => (one === from ? into : one)))] })
        .where('id', '=', id)
        .execute();
}
