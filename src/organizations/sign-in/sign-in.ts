import { append } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { countAttempt } from './attempts.ts';
import { passwordMatches, pretendToCheck } from './password.ts';
import { isLocked, LOCKED, needsSecondFactor } from './rules.ts';
import { openSession } from './sessions.ts';

const WRONG = '登录名或密码不正确';

/** Checks the password, counts failures, locks, opens a session (for administrators one whose second factor is still
 *  due). Not an `action`: a failure must be written too. */
export async function signIn(
  { db, now, address }: { db: Db; now: Date; address: string },
  { login, password }: { login: string; password: string },
): Promise<Outcome<{ token: string; secondFactorDue: boolean }>> {
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name', 'authority_id', 'password_hash', 'locked_until'])
    .where('login', '=', login.trim().toLowerCase())
    .where('active', '=', true)
    .executeTakeFirst();
  if (!staff) {
    await pretendToCheck(password);
    return invalid(WRONG);
  }
  if (isLocked(staff.locked_until, now)) return invalid(LOCKED);
  const right = await passwordMatches(staff.password_hash, password);
  const given = await db.selectFrom('staff_roles').select('role').where('staff_id', '=', staff.id).execute();
  const secondFactorDue = needsSecondFactor(given.map((one) => one.role));
  await db.transaction().execute(async (tx) => {
    const locked = await countAttempt(tx, staff.id, right ? (secondFactorDue ? 'halfway' : 'right') : 'wrong', now);
    await append(tx, {
      at: now,
      who: { id: staff.id, name: staff.name, authorityId: staff.authority_id },
      action: right ? 'organizations.signIn' : locked ? 'organizations.lockAccount' : 'organizations.signInFailed',
      subject: `staff:${staff.id}`,
      address,
    });
  });
  if (!right) return invalid(WRONG);
  return ok({ token: await openSession(db, staff.id, now, address, !secondFactorDue), secondFactorDue });
}
