import { adminRoles, type Role, roles } from '../../platform/roles.ts';

/** After so many wrong passwords in a row an account rests. 等保 2.0: 登录失败处理 */
export const LOCK_AFTER = 5;
export const LOCK_MINUTES = 15;
/** How far the last code's step may lie ahead of a code that is good now: codes are good one step early and late. */
const STEPS_AHEAD = 2;
/** A session ends after so long without a request, and in any case. */
const IDLE_MINUTES = 30;
export const SESSION_HOURS = 12;
const PASSWORD_MIN = 10;
export const LOCKED = `连续多次输错，账号已暂时锁定，请 ${LOCK_MINUTES} 分钟后再试或联系安全管理员`;

/** Why a new password cannot be used; undefined: it can. */
export function passwordFault(password: string, login: string): string | undefined {
  if (password.length < PASSWORD_MIN) return `密码至少 ${PASSWORD_MIN} 位`;
  if (password.length > 128) return '密码最多 128 位';
  if (password.toLowerCase().includes(login.toLowerCase())) return '密码不能包含登录名';
  const groups = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((group) => group.test(password)).length;
  if (groups < 2) return '密码应包含字母、数字、符号中的至少两种';
  if (new Set(password).size < 5) return '密码中重复的字符过多';
  return undefined;
}

/** Whether a session may still be used. One that was last seen long after now is of a clock since put back: it ends
 *  too, else it would live until that time. */
export function sessionAlive(session: { created_at: Date; seen_at: Date }, now: Date): boolean {
  return (
    Math.abs(now.getTime() - session.seen_at.getTime()) < IDLE_MINUTES * 60_000 &&
    now.getTime() - session.created_at.getTime() < SESSION_HOURS * 3_600_000
  );
}

/** Whether the account rests. An end further off than any lock lasts is of a clock since put back, and locks no more. */
export function isLocked(until: Date | null, now: Date): boolean {
  if (!until) return false;
  const left = until.getTime() - now.getTime();
  return left > 0 && left <= LOCK_MINUTES * 60_000;
}

/** Whether a code of this time step may have been used before. A last step that lies well ahead of now is of a clock
 *  since put back: it forbids nothing, else its owner could not sign in until that time.
 *  @param steps numbers of 30 seconds since 1970 @param last of the code taken last */
export function codeUsed(step: number, last: number | null): boolean {
  return last !== null && step <= last && last - step <= STEPS_AHEAD;
}

/** Whether a second factor is asked at sign-in. 等保 2.0: administrators prove who they are in two ways */
export function needsSecondFactor(given: readonly Role[]): boolean {
  return given.some((role) => adminRoles.includes(role));
}

/** Where to go after sign-in. Only own paths: never another site. */
export function ownPath(path: string): string {
  return /^\/console(?:[/?][^\\]*)?$/.test(path) ? path : '/console';
}

/** Why these roles cannot be one person's: an administrator (三员) has exactly one role. */
export function rolesFault(given: readonly Role[]): string | undefined {
  if (given.some((role) => !(role in roles))) return '没有这个权限';
  if (given.length > 1 && given.some((role) => adminRoles.includes(role)))
    return '系统管理员、安全管理员、审计管理员必须由专人担任，不能兼任其他权限';
  return undefined;
}

/** Which login name, by its place, another one before it has already; undefined: all differ. */
export function repeatedLogin(logins: readonly string[]): number | undefined {
  const at = logins.findIndex((login, n) => logins.indexOf(login) < n);
  return at < 0 ? undefined : at;
}
