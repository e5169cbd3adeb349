import type { Db, Tx } from '../../platform/database/index.ts';
import { adminRoles, type Role, roles } from '../../platform/roles.ts';
import { needsOffice } from './import/check.ts';

export interface StaffMember {
  id: number;
  login: string;
  name: string;
  telephone: string;
  office: string | null;
  officeId: number | null;
  active: boolean;
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
      'staff.office_id as officeId',
      'active',
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

/** Who of an authority, with an account in use, holds which role; nobody of one that is closed. */
export function holdersOf(db: Db, authorityId: number): Promise<Holder[]> {
  return holdersIn(db, [authorityId]);
}

/** Somebody with one of their roles. */
export interface Holder {
  id: number;
  name: string;
  role: Role;
  officeId: number | null;
  authorityId: number;
}

/** The same of several authorities at once. */
export function holdersIn(db: Db, authorityIds: readonly number[]): Promise<Holder[]> {
  return db
    .selectFrom('staff_roles as r')
    .innerJoin('staff as s', 's.id', 'r.staff_id')
    .innerJoin('authorities as a', 'a.id', 's.authority_id')
    .select(['s.id', 's.name', 'r.role', 's.office_id as officeId', 's.authority_id as authorityId'])
    .where((eb) => eb('s.authority_id', '=', eb.fn.any(eb.val([...authorityIds]))))
    .where('a.closed_at', 'is', null)
    .where('s.active', '=', true)
    .orderBy('s.id')
    .execute();
}

/** Who belongs to an office of an authority, also those whose account is closed. */
export async function staffIdsIn(db: Db, authorityId: number, officeId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('office_id', '=', officeId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Who, with an account in use, can do nothing: without any role, or writing for an office without belonging to one. */
export async function peopleWithout(db: Db, authorityId: number): Promise<{ roles: string[]; office: string[] }> {
  const people = (await staffOf(db, authorityId)).filter(({ active }) => active);
  return {
    roles: people.filter((one) => one.roles.length === 0).map(({ name }) => name),
    office: people.filter((one) => one.office === null && needsOffice(one.roles)).map(({ name }) => name),
  };
}

/** The three of an authority, by name; a role that nobody with an account in use holds is there with none. */
export interface Administrators {
  authorityId: number;
  authority: string;
  names: Record<(typeof adminRoles)[number], string[]>;
}

/** The three administrators of every authority on the platform. */
export async function everyAdministrator(db: Db): Promise<Administrators[]> {
  return administratorsAmong(db, await db.selectFrom('authorities').select(['id', 'name']).orderBy('id').execute());
}

/** The three administrators of an authority and of those below it that are not closed, its own first. */
async function administratorsOf(db: Db, authorityId: number): Promise<Administrators[]> {
  const authorities = await db
    .selectFrom('authorities')
    .select(['id', 'name'])
    .where('closed_at', 'is', null)
    .where((eb) => eb.or([eb('id', '=', authorityId), eb('parent_id', '=', authorityId)]))
    .orderBy((eb) => eb('id', '=', authorityId), 'desc')
    .orderBy('id')
    .execute();
  return administratorsAmong(db, authorities);
}

async function administratorsAmong(db: Db, authorities: { id: number; name: string }[]): Promise<Administrators[]> {
  const holders = await db
    .selectFrom('staff_roles as r')
    .innerJoin('staff as s', 's.id', 'r.staff_id')
    .select(['s.authority_id as authorityId', 's.name', 'r.role'])
    .where('r.role', 'in', adminRoles)
    .where('s.active', '=', true)
    .where(
      's.authority_id',
      'in',
      authorities.map(({ id }) => id),
    )
    .orderBy('s.id')
    .execute();
  return authorities.map(({ id, name }) => {
    const of = (role: Role) =>
      holders.filter((one) => one.authorityId === id && one.role === role).map((one) => one.name);
    const names = Object.fromEntries(adminRoles.map((role) => [role, of(role)])) as Administrators['names'];
    return { authorityId: id, authority: name, names };
  });
}

/** What is to be said of authorities, one's own and those below, that lack one of the three; the log of one without an
 *  auditor is read by nobody. */
export async function administratorsMissing(db: Db, authorityId: number): Promise<string | undefined> {
  const said = (await administratorsOf(db, authorityId)).flatMap(({ authority, names }) => {
    const missing = adminRoles.filter((role) => names[role].length === 0).map((role) => roles[role]);
    return missing.length ? [`${authority}没有在用的${missing.join('、')}`] : [];
  });
  return said.length ? `${said.join('；')}。请尽快指定专人担任。` : undefined;
}

/** Nobody else changes who works here, and as what, until the transaction ends. @returns who holds which role now */
export async function lockPeople(tx: Tx, authorityId: number) {
  await tx.selectFrom('authorities').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  return holdersOf(tx, authorityId);
}

export function lockStaff(tx: Tx, authorityId: number, id: number) {
  return tx
    .selectFrom('staff')
    .select([
      'id',
      'authority_id',
      'login',
      'name',
      'password_hash',
      'must_change_password',
      'active',
      'office_id',
      'telephone',
    ])
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
