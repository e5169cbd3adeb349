import { append } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { authorityOfHost } from '../authorities/store.ts';
import { type FailureWhy, noteFailed } from './failed.ts';
import { passwordMatches, pretendToCheck } from './passwords/hashing.ts';
import { needsSecondFactor, oneTimeOver } from './rules.ts';
import { openSession } from './sessions.ts';
import { knowsDevice } from './throttle/devices.ts';
import { LONGEST_PAUSE_MINUTES } from './throttle/rules.ts';
import { type Count, countOf, countsFrom, giveBack, takeTry } from './throttle/tries.ts';

/** One sentence for a name that exists and one that does not, an account that is closed, one that waits: who tries learns
 *  nothing. */
export const WRONG = `登录名或密码不正确。连续输错的要等几分钟（最长 ${LONGEST_PAUSE_MINUTES} 分钟）才能再试，也可以请本机关安全管理员重置密码`;

/** From where somebody asks. */
export interface From {
  db: Db;
  now: Date;
  address: string;
  /** as the browser names itself */
  agent: string;
  /** the host name of the address that was opened */
  host: string;
  /** what the browser is known by; '' for one that is not */
  device: string;
}

export interface SignedInWith {
  token: string;
  staffId: number;
  secondFactorDue: boolean;
}

/** Checks the password, counts tries, opens a session (for administrators one whose second factor is still due). Where its
 *  owner has signed in before, others' wrong tries keep nobody out. Not an `action`: a failure must be written too. */
export async function signIn(from: From, typed: { login: string; password: string }): Promise<Outcome<SignedInWith>> {
  const { db, now, address, agent, host } = from;
  const login = typed.login.trim().toLowerCase();
  const staff = await db
    .selectFrom('staff as s')
    .innerJoin('authorities as a', 'a.id', 's.authority_id')
    .select(['s.id', 's.name', 's.login', 's.authority_id', 's.password_hash'])
    .select(['s.must_change_password', 's.one_time_until'])
    .select((eb) => eb.and([eb('s.active', '=', true), eb('a.closed_at', 'is', null)]).as('active'))
    .where('s.login', '=', login)
    .executeTakeFirst();
  const { counts, taken } = await tryFrom(from, login, staff?.id);
  const usable = taken === 'taken' && staff?.active && !oneTimeOver(staff, now) ? staff : undefined;
  const right = usable
    ? await passwordMatches(usable.password_hash, typed.password)
    : await pretendToCheck(typed.password);
  if (!usable || !right) {
    const why = taken !== 'taken' ? 'throttled' : whyNot(staff, now);
    const authorityId = staff ? undefined : (await authorityOfHost(db, host))?.id;
    // of those refused in one pause the first is entered: else anybody could fill the log
    if (taken !== 'refusedAgain') await noteFailed(db, { at: now, why, person: staff, login, authorityId, address });
    return invalid(WRONG);
  }
  const given = await db.selectFrom('staff_roles').select('role').where('staff_id', '=', usable.id).execute();
  const secondFactorDue = needsSecondFactor(given.map((one) => one.role));
  await giveBack(db, counts, secondFactorDue ? 'one' : 'all');
  await db.transaction().execute((tx) =>
    append(tx, {
      at: now,
      who: { id: usable.id, name: usable.name, authorityId: usable.authority_id },
      action: 'organizations.signIn',
      subject: `staff:${usable.id}`,
      address,
    }),
  );
  const token = await openSession(db, { staffId: usable.id, now, address, agent, confirmed: !secondFactorDue });
  return ok({ token, staffId: usable.id, secondFactorDue });
}

/** Why nobody enters by a name, a try having been taken. */
function whyNot(staff: (Parameters<typeof oneTimeOver>[0] & { active: unknown }) | undefined, now: Date): FailureWhy {
  if (!staff) return 'unknownName';
  if (!staff.active) return 'disabled';
  return oneTimeOver(staff, now) ? 'expired' : 'wrongPassword';
}

/** Where the device is known, tries are counted for it alone, until they are too many there. */
async function tryFrom({ db, now, address, device }: From, login: string, staffId: number | undefined) {
  if (staffId !== undefined && device && (await knowsDevice(db, device, staffId, now))) {
    const counts: Count[] = [countOf('device', login, device)];
    if ((await takeTry(db, counts, now)) === 'taken') return { counts, taken: 'taken' as const };
  }
  const counts = countsFrom(address, login);
  return { counts, taken: await takeTry(db, counts, now) };
}
