import type { Tx } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import type { DemoPerson } from './filed.ts';

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
      .values({ authority_id: authorityId, office_id: officeId, login, name, password_hash: hashes.get(login)! })
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
