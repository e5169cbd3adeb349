import { createCalendar, parseDate } from '../law/index.ts';
import { instantOf } from '../platform/dates.ts';
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

/** Working days of one year, in their order. */
const ofYear = new Map<number, string[]>();
function workingDaysOf(year: number): string[] {
  const known = ofYear.get(year);
  if (known) return known;
  const made = Array.from({ length: 12 }, (_, n) => of(`${year}-${String(n + 1).padStart(2, '0')}`).working).flat();
  ofYear.set(year, made);
  return made;
}

/** The day `count` working days before. */
export function workingDaysBefore(day: string, count: number): string {
  if (count === 0) return day;
  for (let year = Number(day.slice(0, 4)), left = count; ; year--) {
    const days = workingDaysOf(year);
    const before = countBefore(days, day);
    if (before >= left) return days[before - left]!;
    left -= before;
  }
}

/** How many working days lie between a day and a later one: `workingDaysBefore` of it is that day, or the next working one. */
export function workingDaysSince(day: string, today: string): number {
  let count = 0;
  while (workingDaysBefore(today, count + 1) >= day) count += 1;
  return count;
}

/** That working day, or the next. */
export function workingDayFrom(day: string): string {
  let date = parseDate(day);
  while (!calendar.isWorking(date)) date = date.add({ days: 1 });
  return date.toString();
}

/** That working day, or the one before. */
export function lastWorkingDay(day: string): string {
  return isWorkingDay(day) ? day : workingDaysBefore(day, 1);
}

const [MORNING, AFTERNOON] = [180, 210]; // minutes that the office is open from 8:30, and from 13:30
const OPEN = MORNING + AFTERNOON;

/** An instant of a day while the office is open. @param minute counted from its opening, in any number */
export function inOffice(day: string, minute: number): Date {
  const of = minute % OPEN;
  const clock = of < MORNING ? 8 * 60 + 30 + of : 13 * 60 + 30 + of - MORNING;
  const two = (n: number) => String(n).padStart(2, '0');
  return instantOf(`${day}T${two(Math.floor(clock / 60))}:${two(clock % 60)}`);
}

/** How many of these days, in their order, lie before one. */
function countBefore(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether offices are open on a day. */
export const isWorkingDay = (day: string): boolean => calendar.isWorking(parseDate(day));
