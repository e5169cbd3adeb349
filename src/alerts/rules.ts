import { type Calendar, parseDate } from '../law/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import type { Role } from '../platform/roles.ts';

/** Working days before a limit, or that it is over. */
export type Stage = '5' | '3' | '1' | 'passed';

/** Who is told of limits. */
export const readers: readonly Role[] = ['caseOfficer', 'disclosureHead'];

/** Working days left until a limit: 0 on its day, below zero when it is over. */
function daysLeft(on: string, today: string, calendar: Calendar): number {
  if (today > on) return -1;
  return calendar.countBetween(parseDate(today), parseDate(on)).days;
}

/** 5, 3, 1 working days before, and passed; undefined: more than five days are left. */
export function stageOf(on: string, today: string, calendar: Calendar): Stage | undefined {
  const left = daysLeft(on, today, calendar);
  if (left < 0) return 'passed';
  if (left <= 1) return '1';
  if (left <= 3) return '3';
  return left <= 5 ? '5' : undefined;
}

export const stageTone = (stage: Stage) => (stage === 'passed' ? 'late' : 'warn') as 'late' | 'warn';

/** '还有 3 个工作日' */
export function leftInWords(on: string, today: string, calendar: Calendar): string {
  if (today > on) return '已超期';
  if (today === on) return '今天到期';
  return `还有 ${daysLeft(on, today, calendar)} 个工作日`;
}

interface Holder {
  id: number;
  role: Role;
}

/** To whom: the officer of the matter, or every officer when it has none; the head from the last day on. */
export function recipientsOf(limit: OpenLimit, stage: Stage, holders: readonly Holder[]): number[] {
  const with_ = (role: Role) => holders.filter((one) => one.role === role).map(({ id }) => id);
  const officers = holders.some(({ id }) => id === limit.officerId) ? [limit.officerId!] : with_('caseOfficer');
  const heads = stage === '1' || stage === 'passed' || officers.length === 0 ? with_('disclosureHead') : [];
  return [...new Set([...officers, ...heads])];
}
