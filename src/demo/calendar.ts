import { createCalendar, parseDate } from '../law/index.ts';
import type { Random } from './random.ts';

const calendar = createCalendar();

function daysOf(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`);
}

const months = new Map<string, { all: string[]; working: string[] }>();

function of(month: string) {
  const known = months.get(month);
  if (known) return known;
  const all = daysOf(month);
  const made = { all, working: all.filter((day) => calendar.isWorking(parseDate(day))) };
  months.set(month, made);
  return made;
}

/** A working day of the month ('YYYY-MM'), as offices publish. */
export function workingDay(random: Random, month: string): string {
  return random.pick(of(month).working);
}

/** Any day of the month, as a WeChat account is filled. */
export function anyDay(random: Random, month: string): string {
  return random.pick(of(month).all);
}

/** The day `count` working days before. */
export function workingDaysBefore(day: string, count: number): string {
  let date = parseDate(day);
  for (let left = count; left > 0; ) {
    date = date.subtract({ days: 1 });
    if (calendar.isWorking(date)) left -= 1;
  }
  return date.toString();
}
