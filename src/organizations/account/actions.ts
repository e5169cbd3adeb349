import { action, type Caller, done } from '../../platform/action.ts';
import { invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { adminRoles } from '../../platform/roles.ts';
import { forgetSetUpPassword } from '../authorities/set-up-passwords.ts';
import { authorityById } from '../authorities/store.ts';
import { provePassword } from '../sign-in/own-password.ts';
import { keepFormer, usedBefore } from '../sign-in/passwords/former.ts';
import { hashPassword } from '../sign-in/passwords/hashing.ts';
import { passwordFault } from '../sign-in/passwords/rules.ts';
import { makeRecoveryCodes } from '../sign-in/recovery-codes.ts';
import { closeSessionsOf } from '../sign-in/sessions.ts';
import { forgetDevices } from '../sign-in/throttle/devices.ts';
import { lockStaff } from '../staff/store.ts';

/** @param key of the session in which it is done */
interface Fresh {
  fresh: string;
  key: string;
}

const USED = '新密码不能与现在的密码或者最近用过的五个密码相同';

const setPassword = action<Fresh, void>(
  'organizations.changePassword',
  ['anyone'],
  async ({ db, who, now }, { fresh, key }) => {
    const staff = who.id === null ? undefined : await lockStaff(db, who.authorityId, who.id);
    const authority = await authorityById(db, who.authorityId);
    if (!staff || !authority) return notFound();
    const { login, name } = staff;
    const fault = passwordFault(fresh, { login, name, authority });
    if (fault) return invalid(fault, { fresh: fault });
    if (await usedBefore(db, staff.id, staff.password_hash, fresh)) return invalid(USED, { fresh: USED });
    if (!staff.must_change_password) await keepFormer(db, staff.id, staff.password_hash, now);
    await db
      .updateTable('staff')
      .set({ password_hash: await hashPassword(fresh), must_change_password: false })
      .where('id', '=', staff.id)
      .execute();
    await forgetSetUpPassword(db, staff.id);
    await closeSessionsOf(db, staff.id, now, key);
    await forgetDevices(db, staff.id);
    return done(undefined, `staff:${staff.id}`);
  },
);

/** One's own password, the old one given. All other sessions end, and no browser is known any more. */
export async function changePassword(caller: Caller, input: Fresh & { old: string }): Promise<Outcome<void>> {
  const proved = await provePassword(caller, input.old, 'old');
  return proved.ok ? setPassword(caller, input) : proved;
}

/** One ends another session of one's own. */
export const endSession = action<{ id: number; key: string }, void>(
  'organizations.endSession',
  ['anyone'],
  async ({ db, who, now }, { id, key }) => {
    const ended = await db
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('id', '=', id)
      .where('staff_id', '=', who.id)
      .where('token_hash', '<>', key)
      .where('ended_at', 'is', null)
      .returning('device')
      .executeTakeFirst();
    return ended ? done(undefined, `staff:${who.id}`, { device: ended.device }) : notFound();
  },
);

/** All but this one. */
export const endOtherSessions = action<{ key: string }, void>(
  'organizations.endOtherSessions',
  ['anyone'],
  async ({ db, who, now }, { key }) => {
    if (who.id === null) return notFound();
    await closeSessionsOf(db, who.id, now, key);
    return done(undefined, `staff:${who.id}`);
  },
);

const makeCodes = action<void, string[]>('organizations.makeRecoveryCodes', adminRoles, async ({ db, who, sealer }) => {
  const codes = await makeRecoveryCodes(db, sealer, who.id!);
  return done(codes, `staff:${who.id}`);
});

/** Recovery codes of one's own, in place of those before; the password given, so that nobody takes them at a desk that was
 *  left. */
export async function renewRecoveryCodes(caller: Caller, password: string): Promise<Outcome<string[]>> {
  const proved = await provePassword(caller, password, 'password');
  return proved.ok ? makeCodes(caller, undefined) : proved;
}
