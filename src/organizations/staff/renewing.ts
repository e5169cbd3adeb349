import type { Act } from '../../platform/action.ts';
import type { Role } from '../../platform/roles.ts';
import { forgetSetUpPassword } from '../authorities/set-up-passwords.ts';
import { keepFormer } from '../sign-in/passwords/former.ts';
import { hashPassword, oneTimePassword } from '../sign-in/passwords/hashing.ts';
import { forgetRecoveryCodes } from '../sign-in/recovery-codes.ts';
import { oneTimeUntil } from '../sign-in/rules.ts';
import { closeSessionsOf } from '../sign-in/sessions.ts';
import { forgetDevices } from '../sign-in/throttle/devices.ts';
import { forgetTries } from '../sign-in/throttle/tries.ts';
import { forgetFirstHalf } from './administrators/first-halves.ts';
import type { lockStaff } from './store.ts';

export type Locked = NonNullable<Awaited<ReturnType<typeof lockStaff>>>;

/** A one-time password in place of the person's own: it opens nothing but the page where they set one. Their sessions end,
 *  no browser is known any more, and the pauses of their name are over. */
export async function renewPassword({ db, now }: Act, staff: Locked, groups = 3): Promise<string> {
  const password = oneTimePassword(groups);
  if (!staff.must_change_password) await keepFormer(db, staff.id, staff.password_hash, now);
  await db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(password), must_change_password: true, one_time_until: oneTimeUntil(now) })
    .where('id', '=', staff.id)
    .execute();
  await forgetFirstHalf(db, staff.id);
  await forgetSetUpPassword(db, staff.id);
  await forgetTries(db, staff.login);
  await leave(db, staff.id, now);
  return password;
}

/** No authenticator is bound any more, and the recovery codes are void; the person binds anew when they sign in next. */
export async function unbindSecondFactor({ db, now }: Act, staffId: number): Promise<void> {
  await db.updateTable('staff').set({ sealed_totp: null, totp_step: null }).where('id', '=', staffId).execute();
  await forgetRecoveryCodes(db, staffId);
  await leave(db, staffId, now);
}

async function leave(db: Act['db'], staffId: number, now: Date): Promise<void> {
  await closeSessionsOf(db, staffId, now);
  await forgetDevices(db, staffId);
}

/** Roles that a person holds. */
export async function rolesOf(db: Act['db'], staffId: number): Promise<Role[]> {
  const rows = await db.selectFrom('staff_roles').select('role').where('staff_id', '=', staffId).execute();
  return rows.map(({ role }) => role);
}
