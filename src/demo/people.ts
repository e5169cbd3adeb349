import type { Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import type { Who } from '../platform/roles.ts';
import type { DemoPerson } from './filed.ts';

/** Since when they work here: before anything that the demonstration tells. */
const SINCE = instantOf('2022-01-04');

/** Writes an authority's people with their roles. @param offices ids by code; @returns them by login */
export async function addPeople(
  tx: Tx,
  authorityId: number,
  people: readonly DemoPerson[],
  offices: ReadonlyMap<string, number>,
  hashes: ReadonlyMap<string, string>,
): Promise<Map<string, Who & { id: number }>> {
  const added = new Map<string, Who & { id: number }>();
  for (const [login, name, office, roles] of people) {
    const officeId = office ? offices.get(office)! : null;
    const { id } = await tx
      .insertInto('staff')
      .values({
        ...{ authority_id: authorityId, office_id: officeId, login, name, password_hash: hashes.get(login)! },
        created_at: SINCE,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('staff_roles')
      .values(roles.map((role) => ({ staff_id: id, role })))
      .execute();
    added.set(login, { id, name, authorityId, officeId, roles });
  }
  return added;
}
