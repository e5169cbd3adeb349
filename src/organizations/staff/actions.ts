import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import { type Role, roles as roleNames } from '../../platform/roles.ts';
import type { Account } from '../authorities/make.ts';
import { hashPassword, oneTimePassword } from '../sign-in/passwords/hashing.ts';
import { oneTimeUntil } from '../sign-in/rules.ts';
import { closeSessionsOf } from '../sign-in/sessions.ts';
import { forgetTries } from '../sign-in/throttle/tries.ts';
import { askFor } from './administrators/asking.ts';
import { clearProposals } from './import/store.ts';
import { tellPerson } from './notices.ts';
import { renewPassword, rolesOf, unbindSecondFactor } from './renewing.ts';
import { administers, lastOneFault, officeFault, platformFault, rolesFault } from './rules.ts';
import { lockPeople, lockStaff, saveRoles, staffExists } from './store.ts';

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
  async ({ db, who, now }, input) => {
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
        one_time_until: oneTimeUntil(now),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done({ id, login: input.login, name: input.name, password }, `staff:${id}`, {
      login: input.login,
      name: input.name,
    });
  },
);

/** 系统管理员 closes or reopens an account; nobody's history is removed. The last of one of the three stays open. */
export const setActive = action<{ id: number; active: boolean }, void>(
  'organizations.setActive',
  ['systemAdmin'],
  async (act, { id, active }) => {
    const { db, who, now } = act;
    const holders = await lockPeople(db, who.authorityId);
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    if (id === who.id) return invalid('不能停用自己的账号');
    const fault = active ? undefined : lastOneFault(holders, id, []);
    if (fault) return invalid(fault);
    await db.updateTable('staff').set({ active }).where('id', '=', id).execute();
    if (!active) {
      await closeSessionsOf(db, id, now);
      await act.house.tell('accountClosed', db, { staffId: id, at: now });
    } else await tellPerson(act, staff, `您的账号已由${who.name}恢复使用`);
    return done(undefined, `staff:${id}`, { active });
  },
);

/** 安全管理员 says what a person may do. The three administrators are kept apart from business and from one another; who is
 *  to become one of them becomes it only once a second administrator has confirmed. @returns the role that waits for that */
export const grantRoles = action<{ id: number; roles: Role[] }, Role | undefined>(
  'organizations.grantRoles',
  ['securityAdmin'],
  async (act, { id, roles }) => {
    const { db, who, now } = act;
    const holders = await lockPeople(db, who.authorityId);
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    const before = await rolesOf(db, id);
    const fault =
      id === who.id
        ? '不能更改自己的权限'
        : (rolesFault(roles) ??
          officeFault(
            roles.filter((role) => !before.includes(role)),
            staff.office_id,
          ) ??
          platformFault(who.roles, before, roles) ??
          lastOneFault(holders, id, roles));
    if (fault) return invalid(fault, { roles: fault });
    const asked = roles.findLast((role) => administers([role]) && !before.includes(role));
    if (asked) {
      const asking = await askFor(act, staff, 'role', asked);
      return asking.ok ? done(asked, `staff:${id}`, { asked }) : asking;
    }
    await saveRoles(db, id, roles);
    await clearProposals(db, id);
    await closeSessionsOf(db, id, now);
    const said = roles.map((role) => roleNames[role]).join('、') || '没有权限';
    await tellPerson(act, staff, `您的权限已由${who.name}改为：${said}`);
    return done(undefined, `staff:${id}`, { roles, before });
  },
);

interface Whose {
  id: number;
  authorityId: number;
}

/** 安全管理员 gives a new one-time password and ends the pauses; for one of the three it takes a second administrator
 *  (administrators/), or whoever keeps the machine, by command. */
export const resetPassword = action<Whose, Account>(
  'organizations.resetPassword',
  ['securityAdmin', 'program'],
  async (act, { id, authorityId }) => {
    const staff = await mayRenew(act, { id, authorityId });
    if (!staff.ok) return staff;
    const password = await renewPassword(act, staff.value);
    await tellPerson(act, staff.value, `您的密码已由${act.who.name}重置`);
    const { login, name } = staff.value;
    return done({ login, name, password }, `staff:${id}`, { login });
  },
);

/** Likewise: the person binds another authenticator, for a telephone that is lost or replaced. */
export const resetSecondFactor = action<Whose, void>(
  'organizations.resetSecondFactor',
  ['securityAdmin', 'program'],
  async (act, { id, authorityId }) => {
    const staff = await mayRenew(act, { id, authorityId });
    if (!staff.ok) return staff;
    await unbindSecondFactor(act, id);
    await tellPerson(act, staff.value, `您的两步验证已由${act.who.name}重置，恢复码随之作废`);
    return done(undefined, `staff:${id}`, { login: staff.value.login });
  },
);

/** 安全管理员, or whoever keeps the machine, ends the pauses that wrong tries have brought about for a name. */
export const unlockAccount = action<Whose, void>(
  'organizations.unlockAccount',
  ['securityAdmin', 'program'],
  async ({ db, who }, { id, authorityId }) => {
    const staff = who.id === null || who.authorityId === authorityId ? await lockStaff(db, authorityId, id) : undefined;
    if (!staff) return notFound();
    await forgetTries(db, staff.login);
    return done(undefined, `staff:${id}`, { login: staff.login });
  },
);

/** Whose password or second factor this caller may renew by themself: not their own, and an administrator's only from the
 *  machine. */
async function mayRenew({ db, who }: Parameters<typeof renewPassword>[0], { id, authorityId }: Whose) {
  const staff = who.id === null || who.authorityId === authorityId ? await lockStaff(db, authorityId, id) : undefined;
  if (!staff) return notFound();
  if (id === who.id) return invalid('不能重置自己的密码和两步验证，请在服务器上用命令重置');
  if (who.id !== null && administers(await rolesOf(db, id)))
    return invalid('三员的密码和两步验证须由另一名管理员确认，请提出申请');
  return { ok: true as const, value: staff };
}
