import { adminRoles, type Role, roles } from '../platform/roles.ts';

/** After so many wrong passwords in a row an account rests. 等保 2.0: 登录失败处理 */
export const LOCK_AFTER = 5;
export const LOCK_MINUTES = 15;
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

/** Whether a session may still be used. */
export function sessionAlive(session: { created_at: Date; seen_at: Date }, now: Date): boolean {
  return (
    now.getTime() - session.seen_at.getTime() < IDLE_MINUTES * 60_000 &&
    now.getTime() - session.created_at.getTime() < SESSION_HOURS * 3_600_000
  );
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
