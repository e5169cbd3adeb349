import type { Caller } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { notFound, type Outcome } from '../../platform/outcome.ts';
import { type Role, type Who, withoutAccount } from '../../platform/roles.ts';
import type { Account } from '../authorities/make.ts';
import { isPaused } from '../sign-in/throttle/rules.ts';
import { accountKey } from '../sign-in/throttle/tries.ts';
import { resetPassword, resetSecondFactor, unlockAccount } from './actions.ts';
import { appoint } from './administrators/becoming.ts';

/** Who keeps the machine, at its command line. */
export type Operator = Omit<Caller, 'who'> & {
  /** as the machine knows them */
  operator: string;
};

/** Does something for the account of a login name, under the name of whoever keeps the machine. */
async function forLogin<T>(
  { operator, ...caller }: Operator,
  login: string,
  act: (caller: Caller, whose: { id: number; authorityId: number }) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const staff = await caller.db
    .selectFrom('staff')
    .select(['id', 'authority_id as authorityId'])
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
  if (!staff) return notFound(`没有登录名为“${login}”的人员`);
  const who: Who = withoutAccount(staff.authorityId, `服务器命令行（${operator}）`);
  return act({ ...caller, who }, staff);
}

/** `gongkai account unlock` */
export const unlockByCommand = (by: Operator, login: string): Promise<Outcome<void>> =>
  forLogin(by, login, unlockAccount);

/** `gongkai account reset` @returns the one-time password, shown once */
export const resetPasswordByCommand = (by: Operator, login: string): Promise<Outcome<Account>> =>
  forLogin(by, login, resetPassword);

/** `gongkai second-factor reset` */
export const resetSecondFactorByCommand = (by: Operator, login: string): Promise<Outcome<void>> =>
  forLogin(by, login, resetSecondFactor);

/** `gongkai account appoint` @returns the one-time password, shown once */
export const appointByCommand = (by: Operator, login: string, role: Role): Promise<Outcome<Account>> =>
  forLogin(by, login, (caller, whose) => appoint(caller, { ...whose, role }));

export interface AccountLine {
  authority: string;
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
  /** until when no try is taken from somewhere; null: from everywhere */
  pausedUntil: Date | null;
}

/** Every account of the installation, by authority. @param code of one authority only */
export async function accountsFor(db: Db, now: Date, code?: string): Promise<AccountLine[]> {
  let query = db
    .selectFrom('staff as s')
    .innerJoin('authorities as a', 'a.id', 's.authority_id')
    .select(['s.id', 's.login', 's.name', 's.active', 'a.name as authority'])
    .orderBy('a.id')
    .orderBy('s.id');
  if (code !== undefined) query = query.where('a.code', '=', code);
  const [people, given, tries] = await Promise.all([
    query.execute(),
    db.selectFrom('staff_roles').selectAll().execute(),
    db
      .selectFrom('sign_in_throttles')
      .select(['account', 'failures', 'paused_until as pausedUntil', 'failed_at as failedAt'])
      .where('paused_until', '>', now)
      .execute(),
  ]);
  return people.map(({ id, login, name, active, authority }) => {
    const key = accountKey(login);
    const paused = tries.filter((one) => one.account === key && isPaused(one, now)).map((one) => one.pausedUntil!);
    return {
      ...{ authority, login, name, active },
      roles: given.filter((one) => one.staff_id === id).map(({ role }) => role),
      pausedUntil: paused.sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    };
  });
}
