import type { Calendar } from './calendar.ts';
import { parseDate } from './dates.ts';

/** Working days left until a last day: 0 on that day, below zero when it is over. @param on, today 'YYYY-MM-DD' */
export function daysLeft(on: string, today: string, calendar: Calendar): number {
  if (today > on) return -1;
  return calendar.countBetween(parseDate(today), parseDate(on)).days;
}

/** The same in words: '还有 3 个工作日', '今天到期', '已超期'. */
export function leftInWords(on: string, today: string, calendar: Calendar): string {
  if (today > on) return '已超期';
  return today === on ? '今天到期' : `还有 ${daysLeft(on, today, calendar)} 个工作日`;
}
