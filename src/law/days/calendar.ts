import { Temporal } from 'temporal-polyfill';
import { type Arrangement, type Mark, marksOf, publishedMarks } from './arrangements.ts';
import { FIRST_YEAR, inRange, LAST_YEAR, LawInputError, type PlainDate } from './dates.ts';
import { statutoryHolidays } from './holidays.ts';

export interface Day {
  working: boolean;
  kind: 'workday' | 'weekend' | 'holiday' | 'makeUp';
  /** the holiday, or the holiday that is made up for */
  name?: string;
  /** true when the arrangement that decides this day is not published yet (暂定) */
  provisional: boolean;
}

/** Days that do not count: those after `after`, up to and including `through`. */
export interface Period {
  after: PlainDate;
  through: PlainDate;
}

export interface Due {
  date: PlainDate;
  /** true when a day on the way was decided without a published arrangement */
  provisional: boolean;
}

interface CountOptions {
  skipping?: readonly Period[];
}

/** Working days (工作日) as the State Council's arrangements leave them. Dates outside 2008–2099 throw LawInputError. */
export interface Calendar {
  day(date: PlainDate): Day;
  isWorking(date: PlainDate): boolean;
  /** Whether the arrangement of a year is known. */
  knows(year: number): boolean;
  /** The last of `days` working days, `from` itself being day zero. */
  countForward(from: PlainDate, days: number, options?: CountOptions): Due;
  /** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
  countBetween(from: PlainDate, to: PlainDate, options?: CountOptions): { days: number; provisional: boolean };
}

/** The days of a year, by day of the year from 0. */
type Year = readonly Day[];

/** New Year's Day on a Tuesday: the Monday before may be given and the Saturday worked (as at the end of 2018). */
function newYearMayReachBack(date: PlainDate): boolean {
  return date.month === 12 && date.day >= 29 && new Temporal.PlainDate(date.year + 1, 1, 1).dayOfWeek === 2;
}

function dayOf(date: PlainDate, mark: Mark | undefined, provisional: boolean): Day {
  if (mark) return { working: mark.kind === 'makeUp', kind: mark.kind, name: mark.name, provisional };
  const working = date.dayOfWeek < 6;
  return { working, kind: working ? 'workday' : 'weekend', provisional };
}

/** Periods as numbers of days after `from`, so that counting compares integers. */
function spansFrom(from: PlainDate, periods: readonly Period[]): [after: number, through: number][] {
  return periods.map(({ after, through }) => [from.until(after).days, from.until(through).days]);
}

/**
 * A calendar of what chinese-days knows, overlaid with arrangements entered by a person (a year so entered replaces the
 * published one). Years with neither are reckoned by weekends and statutory holidays, and are provisional.
 */
export function createCalendar(extra: readonly Arrangement[] = []): Calendar {
  const entered = new Map(extra.map((arrangement) => [arrangement.year, marksOf(arrangement)]));
  const years = new Map<number, Year>();
  const arranged = (year: number) => entered.get(year) ?? publishedMarks(year);
  const knows = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR && arranged(year) !== null;

  function marksIn(year: number): Map<string, Mark> {
    const fallback = () =>
      statutoryHolidays(year).map(({ date, name }): [string, Mark] => [date, { kind: 'holiday', name }]);
    const marks = new Map(arranged(year) ?? fallback());
    for (const [date, mark] of entered.get(year + 1) ?? []) if (date.startsWith(`${year}-`)) marks.set(date, mark);
    return marks;
  }

  function build(year: number): Year {
    const marks = marksIn(year);
    const known = knows(year);
    const days: Day[] = [];
    for (let date = new Temporal.PlainDate(year, 1, 1); date.year === year; date = date.add({ days: 1 })) {
      const provisional = !known || (newYearMayReachBack(date) && !knows(year + 1));
      days.push(dayOf(date, marks.get(date.toString()), provisional));
    }
    return days;
  }

  function yearOf(year: number): Year {
    let found = years.get(year);
    if (!found) {
      found = build(year);
      years.set(year, found);
    }
    return found;
  }

  const day = (date: PlainDate): Day => yearOf(inRange(date).year)[date.dayOfYear - 1]!;

  /** The days after `from`, one by one: how many days after, and what the day is. Throws past 2099. */
  function* after(from: PlainDate): Generator<[number, Day]> {
    let { year } = inRange(from);
    let days = yearOf(year);
    let i = from.dayOfYear - 1;
    for (let n = 1; ; n += 1) {
      i += 1;
      if (i === days.length) {
        year += 1;
        i = 0;
        days = yearOf(inRange(new Temporal.PlainDate(year, 1, 1)).year);
      }
      yield [n, days[i]!];
    }
  }

  function countForward(from: PlainDate, days: number, { skipping = [] }: CountOptions = {}): Due {
    if (!Number.isInteger(days) || days < 1) throw new LawInputError('bad-number', '工作日数应为正整数');
    const spans = spansFrom(from, skipping);
    let provisional = false;
    let left = days;
    for (const [n, { working, provisional: unsure }] of after(from)) {
      provisional ||= unsure;
      if (working && !spans.some(([begin, end]) => n > begin && n <= end)) left -= 1;
      if (left === 0) return { date: from.add({ days: n }), provisional };
    }
    throw new Error('the days after a date never end');
  }

  function countBetween(from: PlainDate, to: PlainDate, { skipping = [] }: CountOptions = {}) {
    inRange(to);
    const spans = spansFrom(from, skipping);
    const last = inRange(from).until(to).days;
    let days = 0;
    let provisional = false;
    if (last < 1) return { days, provisional };
    for (const [n, { working, provisional: unsure }] of after(from)) {
      provisional ||= unsure;
      if (working && !spans.some(([begin, end]) => n > begin && n <= end)) days += 1;
      if (n === last) break;
    }
    return { days, provisional };
  }

  return { day, isWorking: (date) => day(date).working, knows, countForward, countBetween };
}
