import type { Db, Tx } from '../../platform/database/index.ts';
import type { FacilityKind } from './kinds.ts';

/** Something kept for the public. Days are YYYY-MM-DD; `until`: its last day of use, null while it is in use. */
export interface Facility {
  id: number;
  kind: FacilityKind;
  name: string;
  place: string;
  count: number;
  since: string;
  until: string | null;
  recordedBy: string;
  removedAt: Date | null;
  removedBy: string;
  removedReason: string;
}

function facilities(db: Db, authorityId: number) {
  return db
    .selectFrom('public_facilities')
    .select(['id', 'kind', 'name', 'place', 'count', 'since', 'until', 'recorded_by as recordedBy'])
    .select(['removed_at as removedAt', 'removed_by as removedBy', 'removed_reason as removedReason'])
    .where('authority_id', '=', authorityId);
}

/** All that was ever recorded, those in use first, then by the day they began. */
export function allFacilities(db: Db, authorityId: number): Promise<Facility[]> {
  return facilities(db, authorityId)
    .orderBy((eb) => eb.or([eb('until', 'is not', null), eb('removed_at', 'is not', null)]))
    .orderBy('since')
    .orderBy('id')
    .execute();
}

/** What an authority had on the last day of a year. 条例 arts. 23, 25 */
export function facilitiesAtEndOf(db: Db, authorityId: number, year: number): Promise<Facility[]> {
  const end = `${year}-12-31`;
  return facilities(db, authorityId)
    .where('removed_at', 'is', null)
    .where('since', '<=', end)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', end)]))
    .orderBy('since')
    .orderBy('id')
    .execute();
}

/** Waits for others who change the same one. */
export function lockFacility(db: Tx, authorityId: number, id: number): Promise<Facility | undefined> {
  return facilities(db, authorityId).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertFacility(
  db: Tx,
  of: { authorityId: number; by: string; at: Date },
  facility: Pick<Facility, 'kind' | 'name' | 'place' | 'count' | 'since'>,
): Promise<number> {
  const { id } = await db
    .insertInto('public_facilities')
    .values({ ...facility, authority_id: of.authorityId, recorded_by: of.by, recorded_at: of.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function updateFacility(
  db: Tx,
  id: number,
  values: { until: string } | { removed_at: Date; removed_by: string; removed_reason: string },
) {
  return db.updateTable('public_facilities').set(values).where('id', '=', id).execute();
}
