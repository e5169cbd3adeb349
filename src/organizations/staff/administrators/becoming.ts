import { type Act, action, done } from '../../../platform/action.ts';
import { conflict, notFound, type Outcome, ok } from '../../../platform/outcome.ts';
import { type Role, roles } from '../../../platform/roles.ts';
import type { Account } from '../../authorities/make.ts';
import { tellPerson } from '../notices.ts';
import { type Locked, renewPassword, unbindSecondFactor } from '../renewing.ts';
import { type Holder, lastOneFault, rolesWith, samePersonFault } from '../rules.ts';
import { lockPeople, lockStaff, saveRoles } from '../store.ts';

/** The account becomes that of an administrator, with nothing left of what others may know of it but its password, which the
 *  caller renews. */
export async function become(act: Act, staff: Locked, role: Role, holders: readonly Holder[]): Promise<Outcome<void>> {
  const fault = lastOneFault(holders, staff.id, rolesWith(role)) ?? samePersonFault(holders, staff.id, staff.name);
  if (fault) return conflict(fault);
  if (!staff.active) return conflict('这个账号已停用，请先由系统管理员恢复');
  await saveRoles(act.db, staff.id, rolesWith(role));
  await unbindSecondFactor(act, staff.id);
  return ok(undefined);
}

/** Whoever keeps the machine appoints an administrator, where an authority lacks those who could confirm one. @returns the
 *  one-time password, shown once */
export const appoint = action<{ id: number; authorityId: number; role: Role }, Account>(
  'organizations.appoint',
  ['program'],
  async (act, { id, authorityId, role }) => {
    const holders = await lockPeople(act.db, authorityId);
    const staff = await lockStaff(act.db, authorityId, id);
    if (!staff) return notFound();
    const became = await become(act, staff, role, holders);
    if (!became.ok) return became;
    const password = await renewPassword(act, staff);
    await tellPerson(act, staff, `您的账号已由${act.who.name}改任${roles[role]}，密码和两步验证同时重置`);
    return done({ login: staff.login, name: staff.name, password }, `staff:${id}`, { role });
  },
);
