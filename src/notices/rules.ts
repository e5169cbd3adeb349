import { type Calendar, daysLeft } from '../law/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import type { Role } from '../platform/roles.ts';

/** Working days before a limit, or that it is over. */
export type Stage = '5' | '3' | '1' | 'passed';

/** Who is told of limits. */
export const readers: readonly Role[] = ['caseOfficer', 'disclosureHead'];

/** 5, 3, 1 working days before, and passed; undefined: more than five days are left. */
export function stageOf(on: string, today: string, calendar: Calendar): Stage | undefined {
  const left = daysLeft(on, today, calendar);
  if (left < 0) return 'passed';
  if (left <= 1) return '1';
  if (left <= 3) return '3';
  return left <= 5 ? '5' : undefined;
}

/** By what notices are grouped. */
export const URGENCIES = { late: '已超期', today: '今天到期', soon: '近期', other: '其他' } as const;
export type Urgency = keyof typeof URGENCIES;

/** @param dueOn last day, 'YYYY-MM-DD'; null: it has none */
export function urgencyOf(dueOn: string | null, today: string, calendar: Calendar): Urgency {
  if (dueOn === null) return 'other';
  if (dueOn === today) return 'today';
  const stage = stageOf(dueOn, today, calendar);
  if (stage === 'passed') return 'late';
  return stage ? 'soon' : 'other';
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
