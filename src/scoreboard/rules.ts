import { monthEnd } from '../platform/dates.ts';
import type { Role } from '../platform/roles.ts';

/** Who decides that the public sees it. 条例 art. 4 */
export const switchers: readonly Role[] = ['disclosureHead'];

export const TITLE = '公开及时率';
export const HOME = '/scoreboard';
export const RECORDS = `${HOME}/records`;
export const DESK = '/console/scoreboard';

/** Of fewer records than these no share is shown: one more or less would turn it around. ○ */
export const FEWEST = 5;

/** How a due stands, as the measure of obligations groups it. */
export const STANDINGS = ['timely', 'late', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is asked of the board: a year, or one of its months. */
export interface BoardWish {
  year: number;
  /** 1 to 12; undefined: the whole year */
  month: number | undefined;
}

/** The days of a wish, up to today. @param today YYYY-MM-DD */
export function daysOf({ year, month }: BoardWish, today: string): { from: string; to: string } {
  const two = (n: number) => String(n).padStart(2, '0');
  const from = `${year}-${two(month ?? 1)}-01`;
  const end = monthEnd(`${year}-${two(month ?? 12)}-01`);
  return { from, to: end < today ? end : today };
}

/** What an address asks for; what it asks wrongly, or of days to come, is this year. */
export function wishIn(year: string, month: string, today: string): BoardWish {
  const now = Number(today.slice(0, 4));
  const asked = /^20\d\d$/.test(year) ? Number(year) : now;
  const whole: BoardWish = { year: asked > now || asked < now - 1 ? now : asked, month: undefined };
  const wish = /^(?:[1-9]|1[0-2])$/.test(month) ? { ...whole, month: Number(month) } : whole;
  return daysOf(wish, today).from > today ? whole : wish;
}

/** '93.8%'; undefined: too few to say */
export function shareInWords(timely: number, all: number): string | undefined {
  if (all < FEWEST) return undefined;
  return `${Math.floor((timely * 1000) / all) / 10}%`;
}
