import type { Db, Tx } from '../../platform/database/index.ts';
import type { Role } from '../../platform/roles.ts';

export interface StaffMember {
  id: number;
  login: string;
  name: string;
  telephone: string;
  office: string | null;
  active: boolean;
  lockedUntil: Date | null;
  /** an authenticator is bound */
  secondFactor: boolean;
  roles: Role[];
}

/** Everybody of an authority, by office. */
export async function staffOf(db: Db, authorityId: number): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('staff')
    .leftJoin('offices', 'offices.id', 'staff.office_id')
    .select([
      'staff.id',
      'login',
      'staff.name',
      'telephone',
      'offices.name as office',
      'active',
      'locked_until as lockedUntil',
    ])
    .select((eb) => eb('sealed_totp', 'is not', null).$castTo<boolean>().as('secondFactor'))
    .where('staff.authority_id', '=', authorityId)
    .orderBy('offices.position')
    .orderBy('staff.id')
    .execute();
  const given = await db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .select(['staff_id', 'role'])
    .where('staff.authority_id', '=', authorityId)
    .execute();
  return rows.map((row) => ({ ...row, roles: given.filter((one) => one.staff_id === row.id).map((one) => one.role) }));
}

/** Who of an authority, with an account in use, holds which role. */
export function holdersOf(
  db: Db,
  authorityId: number,
): Promise<{ id: number; name: string; role: Role; officeId: number | null }[]> {
  return db
    .selectFrom('staff_roles as r')
    .innerJoin('staff as s', 's.id', 'r.staff_id')
    .select(['s.id', 's.name', 'r.role', 's.office_id as officeId'])
    .where('s.authority_id', '=', authorityId)
    .where('s.active', '=', true)
    .orderBy('s.id')
    .execute();
}

export function lockStaff(tx: Tx, authorityId: number, id: number) {
  return tx
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'password_hash'])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
}

export async function staffExists(tx: Tx, login: string): Promise<boolean> {
  return (await tx.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirst()) !== undefined;
}

export async function saveRoles(tx: Tx, staffId: number, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('staff_roles').where('staff_id', '=', staffId).execute();
  if (roles.length)
    await tx
      .insertInto('staff_roles')
      .values(roles.map((role) => ({ staff_id: staffId, role })))
      .execute();
}
