import type { Db, Tx } from '../../../platform/database/index.ts';
import type { Role } from '../../../platform/roles.ts';

/** Somebody for whom roles are asked. */
export interface Proposal {
  id: number;
  name: string;
  office: string | null;
  roles: Role[];
}

export async function propose(tx: Tx, staffId: number, roles: readonly Role[]): Promise<void> {
  if (roles.length)
    await tx
      .insertInto('role_proposals')
      .values(roles.map((role) => ({ staff_id: staffId, role })))
      .execute();
}

/** What was asked for is settled: given, or other roles were. */
export async function clearProposals(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('role_proposals').where('staff_id', '=', staffId).execute();
}

/** Who, with an account in use, waits for roles that a list asked for. */
export async function proposalsOf(db: Db, authorityId: number): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('role_proposals as p')
    .innerJoin('staff as s', 's.id', 'p.staff_id')
    .leftJoin('offices as o', 'o.id', 's.office_id')
    .select(['s.id', 's.name', 'o.name as office', 'p.role'])
    .where('s.authority_id', '=', authorityId)
    .where('s.active', '=', true)
    .orderBy('s.id')
    .execute();
  const all = new Map<number, Proposal>();
  for (const { role, ...person } of rows) {
    const one = all.get(person.id) ?? { ...person, roles: [] };
    one.roles.push(role);
    all.set(person.id, one);
  }
  return [...all.values()];
}
