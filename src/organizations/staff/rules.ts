import { adminRoles, platformRoles, type Role, roles, runsPlatform } from '../../platform/roles.ts';

/** Whether somebody of these roles is one of the three (三员), of an authority or of the platform. */
export function administers(given: readonly Role[]): boolean {
  return given.some((role) => adminRoles.includes(role) || runsPlatform([role]));
}

/** What somebody holds who becomes this administrator: who runs the platform is one of the three of their authority too. */
export function rolesWith(role: Role): Role[] {
  const own = adminRoles.find((one) => platformRoles[one as keyof typeof platformRoles] === role);
  return own ? [own, role] : [role];
}

/** Why these roles cannot be one person's: an administrator (三员) has exactly one role, and with it at most the platform's
 *  of the same duty. */
export function rolesFault(given: readonly Role[]): string | undefined {
  if (given.some((role) => !Object.hasOwn(roles, role))) return '没有这个权限';
  const platform = given.find((role) => runsPlatform([role]));
  if (platform && !given.includes(rolesWith(platform)[0]!))
    return `${roles[platform]}须由${roles[rolesWith(platform)[0]!]}担任`;
  if (given.filter((role) => role !== platform).length > 1 && administers(given))
    return '系统管理员、安全管理员、审计管理员必须由专人担任，不能兼任其他权限';
  return undefined;
}

/** What is done for an office of one's own. */
const OF_OFFICE: readonly Role[] = ['editor', 'contact'];

/** Why somebody without an office cannot hold these roles: they could write nothing. */
export function officeFault(given: readonly Role[], officeId: number | null): string | undefined {
  const role = officeId === null ? given.find((one) => OF_OFFICE.includes(one)) : undefined;
  return role && `${roles[role]}须属于一个科室、村或社区，请先由系统管理员设定所属科室`;
}

export interface Holder {
  id: number;
  name: string;
  role: Role;
}

/** Why this 安全管理员 cannot make of these roles those: who runs the platform is not a single authority's to say. */
export function platformFault(
  by: readonly Role[],
  before: readonly Role[],
  after: readonly Role[],
): string | undefined {
  const changed = [...before, ...after].some(
    (role) => runsPlatform([role]) && before.includes(role) !== after.includes(role),
  );
  return changed && !by.includes('platformSecurity') ? '平台的管理员由平台安全管理员指定，本机关不能更改' : undefined;
}

/** Why somebody's roles cannot become these: their authority would be left without one of the three. @param holders who, with
 *  an account in use, holds which role now */
export function lastOneFault(holders: readonly Holder[], id: number, after: readonly Role[]): string | undefined {
  const lost = holders
    .filter((one) => one.id === id && administers([one.role]) && !after.includes(one.role))
    .find(({ role }) => !holders.some((other) => other.id !== id && other.role === role));
  return (
    lost &&
    `${lost.name}是本机关唯一在用的${roles[lost.role]}，不能取消或停用。请先由另一人担任${roles[lost.role]}，再办理`
  );
}

/** Why somebody cannot become an administrator: a person of that name is one already, by another account. */
export function samePersonFault(holders: readonly Holder[], id: number, name: string): string | undefined {
  const other = holders.find((one) => one.id !== id && one.name === name && adminRoles.includes(one.role));
  return (
    other &&
    `${name}已有另一个账号担任${roles[other.role]}，三员须由三个人分别担任。确是同名的两个人，请用能区分的姓名另开账号`
  );
}

/** An open request is confirmed or declined within this; then it lapses. */
const REQUEST_DAYS = 7;

export interface Request {
  /** whose account it concerns */
  staffId: number;
  requestedBy: number;
  requestedAt: Date;
  outcome: 'confirmed' | 'declined' | null;
}

export function isOpen({ outcome, requestedAt }: Request, now: Date): boolean {
  return outcome === null && Math.abs(now.getTime() - requestedAt.getTime()) < REQUEST_DAYS * 86_400_000;
}

/** Why this administrator cannot confirm: it takes a second one, and not whom it concerns. */
export function confirmFault(request: Request, by: number, now: Date): string | undefined {
  if (!isOpen(request, now)) return '这件事已经办结，或者超过 7 天没有确认，已经失效';
  if (by === request.requestedBy) return '须由另一名管理员确认，不能确认自己提出的';
  if (by === request.staffId) return '不能确认与自己有关的事，请由另一名管理员确认';
  return undefined;
}
