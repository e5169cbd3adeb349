import { append } from '../platform/audit/index.ts';
import type { Db } from '../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../platform/outcome.ts';
import { passwordMatches, pretendToCheck } from './password.ts';
import { LOCK_AFTER, LOCK_MINUTES } from './rules.ts';
import { openSession } from './sessions.ts';
import './tables.ts';

const WRONG = '登录名或密码不正确';

/** Checks the password, counts failures, locks, opens a session. Not an `action`: a failure must be written too.
 *  @returns the session's token */
export async function signIn(
  { db, now, address }: { db: Db; now: Date; address: string },
  { login, password }: { login: string; password: string },
): Promise<Outcome<string>> {
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name', 'authority_id', 'password_hash', 'locked_until', 'failed_attempts'])
    .where('login', '=', login.trim().toLowerCase())
    .where('active', '=', true)
    .executeTakeFirst();
  if (!staff) {
    await pretendToCheck(password);
    return invalid(WRONG);
  }
  if (staff.locked_until && staff.locked_until > now)
    return invalid(`连续多次输错密码，账号已暂时锁定，请 ${LOCK_MINUTES} 分钟后再试或联系安全管理员`);
  const right = await passwordMatches(staff.password_hash, password);
  await db.transaction().execute(async (tx) => {
    // counted in the row itself, so that attempts side by side all count
    const { failed_attempts } = await tx
      .updateTable('staff')
      .set((eb) => ({ failed_attempts: right ? 0 : eb('failed_attempts', '+', 1), locked_until: null }))
      .where('id', '=', staff.id)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow();
    const locked = failed_attempts >= LOCK_AFTER;
    if (locked)
      await tx
        .updateTable('staff')
        .set({ failed_attempts: 0, locked_until: new Date(now.getTime() + LOCK_MINUTES * 60_000) })
        .where('id', '=', staff.id)
        .execute();
    await append(tx, {
      at: now,
      who: { id: staff.id, name: staff.name, authorityId: staff.authority_id },
      action: right ? 'organizations.signIn' : locked ? 'organizations.lockAccount' : 'organizations.signInFailed',
      subject: `staff:${staff.id}`,
      address,
    });
  });
  return right ? ok(await openSession(db, staff.id, now, address)) : invalid(WRONG);
}
