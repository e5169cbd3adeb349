import { action, type Caller, done } from '../../platform/action.ts';
import { invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { type Role, withoutAccount } from '../../platform/roles.ts';
import type { Account } from '../authorities/make.ts';
import { hashPassword, oneTimePassword, passwordMatches } from '../sign-in/password.ts';
import { passwordFault, rolesFault } from '../sign-in/rules.ts';
import { lockStaff, saveRoles, staffExists } from './store.ts';

/** One's own password, the old one given. */
export const changePassword = action<{ old: string; fresh: string }, void>(
  'organizations.changePassword',
  ['anyone'],
  async ({ db, who }, { old, fresh }) => {
    const staff = who.id === null ? undefined : await lockStaff(db, who.authorityId, who.id);
    if (!staff) return notFound();
    if (!(await passwordMatches(staff.password_hash, old))) return invalid('原密码不正确', { old: '原密码不正确' });
    const fault = old === fresh ? '新密码不能与原密码相同' : passwordFault(fresh, staff.login);
    if (fault) return invalid(fault, { fresh: fault });
    await db
      .updateTable('staff')
      .set({ password_hash: await hashPassword(fresh), must_change_password: false })
      .where('id', '=', staff.id)
      .execute();
    return done(undefined, `staff:${staff.id}`);
  },
);

interface NewStaff {
  login: string;
  name: string;
  officeId: number | null;
  telephone: string;
}

/** 系统管理员 opens an account; it can do nothing until 安全管理员 gives it roles. */
export const addStaff = action<NewStaff, Account & { id: number }>(
  'organizations.addStaff',
  ['systemAdmin'],
  async ({ db, who }, input) => {
    if (await staffExists(db, input.login)) return invalid('登录名已被使用', { login: '登录名已被使用，请换一个' });
    if (input.officeId !== null) {
      const office = await db
        .selectFrom('offices')
        .select('id')
        .where('id', '=', input.officeId)
        .where('authority_id', '=', who.authorityId)
        .executeTakeFirst();
      if (!office) return invalid('请选择所属科室', { officeId: '没有这个科室' });
    }
    const password = oneTimePassword();
    const { id } = await db
      .insertInto('staff')
      .values({
        authority_id: who.authorityId,
        office_id: input.officeId,
        login: input.login,
        name: input.name,
        telephone: input.telephone,
        password_hash: await hashPassword(password),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done({ id, login: input.login, name: input.name, password }, `staff:${id}`, {
      login: input.login,
      name: input.name,
    });
  },
);

/** 系统管理员 closes or reopens an account; nobody's history is removed. */
export const setActive = action<{ id: number; active: boolean }, void>(
  'organizations.setActive',
  ['systemAdmin'],
  async ({ db, who }, { id, active }) => {
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    if (id === who.id) return invalid('不能停用自己的账号');
    await db.updateTable('staff').set({ active }).where('id', '=', id).execute();
    if (!active) await db.deleteFrom('sessions').where('staff_id', '=', id).execute();
    return done(undefined, `staff:${id}`, { active });
  },
);

/** 安全管理员 says what a person may do. The three administrators are kept apart from business and from one another. */
export const grantRoles = action<{ id: number; roles: Role[] }, void>(
  'organizations.grantRoles',
  ['securityAdmin'],
  async ({ db, who }, { id, roles }) => {
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    const fault = id === who.id ? '不能更改自己的权限' : rolesFault(roles);
    if (fault) return invalid(fault, { roles: fault });
    await saveRoles(db, id, roles);
    await db.deleteFrom('sessions').where('staff_id', '=', id).execute();
    return done(undefined, `staff:${id}`, { roles });
  },
);

/** 安全管理员 gives a new one-time password and unlocks. */
export const resetPassword = action<{ id: number }, Account>(
  'organizations.resetPassword',
  ['securityAdmin'],
  async ({ db, who }, { id }) => {
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    const password = oneTimePassword();
    await db
      .updateTable('staff')
      .set({
        password_hash: await hashPassword(password),
        must_change_password: true,
        failed_attempts: 0,
        locked_until: null,
      })
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('sessions').where('staff_id', '=', id).execute();
    return done({ login: staff.login, name: staff.name, password }, `staff:${id}`);
  },
);

/** 安全管理员 lets somebody bind another authenticator, for a telephone that is lost or replaced; for the 安全管理员's
 *  own, whoever keeps the machine does it by command. */
export const resetSecondFactor = action<{ id: number; authorityId: number }, void>(
  'organizations.resetSecondFactor',
  ['securityAdmin', 'program'],
  async ({ db, who }, { id, authorityId }) => {
    const staff = who.id === null || who.authorityId === authorityId ? await lockStaff(db, authorityId, id) : undefined;
    if (!staff) return notFound();
    if (id === who.id) return invalid('不能重置自己的两步验证，请由另一名安全管理员办理，或在服务器上用命令重置');
    await db.updateTable('staff').set({ sealed_totp: null, totp_step: null }).where('id', '=', id).execute();
    await db.deleteFrom('sessions').where('staff_id', '=', id).execute();
    return done(undefined, `staff:${id}`);
  },
);

/** The same for a login name, by command. */
export async function resetSecondFactorOf(
  { db, house, now }: Omit<Caller, 'who'>,
  login: string,
): Promise<Outcome<void>> {
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'authority_id'])
    .where('login', '=', login)
    .executeTakeFirst();
  if (!staff) return notFound(`没有登录名为“${login}”的人员`);
  const who = withoutAccount(staff.authority_id, '命令行');
  return resetSecondFactor({ db, house, who, now }, { id: staff.id, authorityId: staff.authority_id });
}
