import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { FIRST_YEAR, LAST_YEAR, type PlainDate } from './dates.ts';

/** When offices work on a working day, in minutes after midnight in China: 8:30–12:00 and 14:00–17:30. Steps of review whose
 *  limit is in hours are reckoned by them. */
const OFFICE_HOURS: readonly (readonly [from: number, to: number])[] = [
  [510, 720],
  [840, 1050],
];
/** The same in words, for whom a limit in hours is told. */
export const OFFICE_HOURS_IN_WORDS = '8:30—12:00、14:00—17:30';
/** Minutes that a working day has. */
export const WORKED_A_DAY = OFFICE_HOURS.reduce((sum, [from, to]) => sum + to - from, 0);

const MINUTE = 60_000;
const DAY = 86_400_000;
/** China keeps one time, without daylight saving since 1991. */
const AHEAD = 8 * 3_600_000;
const FIRST = Date.UTC(FIRST_YEAR, 0, 1) - AHEAD;
const LAST = Date.UTC(LAST_YEAR + 1, 0, 1) - AHEAD;

/** By when something is to be done. */
export interface Moment {
  /** from this instant on it is late */
  at: Date;
  /** from this instant on less than a third of the time is left */
  soon: Date;
  /** a day on the way was decided without a published arrangement */
  provisional: boolean;
}

/** So many working hours, or working days of which the last counts whole. */
export interface WorkedLimit {
  amount: number;
  unit: 'hours' | 'days';
}

/** Whether a clock shows a time that the calendar knows. */
const known = (at: Date): boolean => at.getTime() >= FIRST && at.getTime() < LAST;

const dayNumber = (at: Date): number => Math.floor((at.getTime() + AHEAD) / DAY);
const dateOf = (day: number): PlainDate => new Temporal.PlainDate(1970, 1, 1).add({ days: day });
const instantAt = (day: number, minute: number): Date => new Date(day * DAY - AHEAD + minute * MINUTE);

interface Parts {
  parts: [Date, Date][];
  provisional: boolean;
}

/** What was reckoned before, for as long as a calendar is in use. */
const reckoned = new WeakMap<Calendar, Map<number, Parts>>();

/** The parts of a day that are worked, as instants; none on a day off. */
function partsOf(day: number, calendar: Calendar): Parts {
  const days = reckoned.get(calendar) ?? new Map<number, Parts>();
  const there = days.get(day) ?? partsAnew(day, calendar);
  reckoned.set(calendar, days.set(day, there));
  return there;
}

function partsAnew(day: number, calendar: Calendar): Parts {
  const { working, provisional } = calendar.day(dateOf(day));
  const parts = working
    ? OFFICE_HOURS.map(([from, to]): [Date, Date] => [instantAt(day, from), instantAt(day, to)])
    : [];
  return { parts, provisional };
}

/** Minutes that an office worked between two instants, whole ones; 0 when the second is not later or either lies outside the
 *  calendar (a clock that went wrong). */
export function workedMinutes(from: Date, to: Date, calendar: Calendar): number {
  if (!known(from) || !known(to) || to <= from) return 0;
  let worked = 0;
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1)
    for (const [begin, end] of partsOf(day, calendar).parts)
      worked += Math.max(0, Math.min(end.getTime(), to.getTime()) - Math.max(begin.getTime(), from.getTime()));
  return Math.floor(worked / MINUTE);
}

/** By when what began at an instant is to be done. Days: the day it began is day zero, the last one counts whole.
 *  @returns undefined where the calendar does not reach */
export function workedUntil(since: Date, { amount, unit }: WorkedLimit, calendar: Calendar): Moment | undefined {
  if (!known(since) || !known(new Date(since.getTime() + 400 * DAY))) return undefined;
  const end = unit === 'days' ? daysOn(since, amount, calendar) : hoursOn(since, amount * 60 * MINUTE, calendar);
  const most = workedMinutes(since, end.at, calendar);
  const { at: soon } = hoursOn(since, Math.ceil((most * 2) / 3) * MINUTE, calendar);
  return { ...end, soon };
}

function daysOn(since: Date, days: number, calendar: Calendar): Omit<Moment, 'soon'> {
  const { date, provisional } = calendar.countForward(dateOf(dayNumber(since)), days);
  const day = new Temporal.PlainDate(1970, 1, 1).until(date).days;
  return { at: instantAt(day + 1, 0), provisional };
}

function hoursOn(since: Date, worked: number, calendar: Calendar): Omit<Moment, 'soon'> {
  let left = worked;
  let provisional = false;
  for (let day = dayNumber(since); ; day += 1) {
    const { parts, provisional: unsure } = partsOf(day, calendar);
    provisional ||= unsure;
    for (const [begin, end] of parts) {
      const from = Math.max(begin.getTime(), since.getTime());
      const here = Math.max(0, end.getTime() - from);
      if (here > 0 && left <= here) return { at: new Date(from + left), provisional };
      left -= here;
    }
  }
}
