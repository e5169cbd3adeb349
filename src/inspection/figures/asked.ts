import { dayOf } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { WHATS, type What, type Within } from './marks.ts';
import { yearWithin } from './year.ts';

export const FIGURES = '/console/inspection/figures';
const EARLIEST = 2008;

/** Which figure is asked for, as its address says it. */
export interface Asked {
  year: number;
  what: What;
  /** 1 to 12; undefined: of the whole year */
  month: number | undefined;
  /** a check's name; undefined: of all kinds */
  check: string | undefined;
}

export function askedIn(typed: Typed, now: Date): Asked {
  const newest = Number(dayOf(now).slice(0, 4));
  const year = Number(/^20\d\d$/.exec(first(typed, 'year'))?.[0] ?? newest);
  const month = /^(?:[1-9]|1[0-2])$/.exec(first(typed, 'month'))?.[0];
  const what = first(typed, 'what');
  return {
    year: Math.min(Math.max(year, EARLIEST), newest),
    what: Object.hasOwn(WHATS, what) ? (what as What) : 'found',
    month: month ? Number(month) : undefined,
    check: typed.check === undefined ? undefined : first(typed, 'check').slice(0, 60),
  };
}

export function recordsHref({ year, what, month, check }: Asked, more = ''): string {
  const asked = {
    year: String(year),
    what,
    ...(month && { month: String(month) }),
    ...(check !== undefined && { check }),
  };
  return `${FIGURES}/records${more}?${new URLSearchParams(asked)}`;
}

/** The time that is asked for. */
export function withinOf(authorityId: number, officeId: number | null, { year, month }: Asked): Within {
  if (!month) return yearWithin(authorityId, officeId, year);
  const begin = (n: number) => `${year + Math.floor((n - 1) / 12)}-${String(((n - 1) % 12) + 1).padStart(2, '0')}-01`;
  const at = (n: number) => new Date(`${begin(n)}T00:00:00+08:00`);
  return { authorityId, officeId, from: at(month), to: at(month + 1) };
}
