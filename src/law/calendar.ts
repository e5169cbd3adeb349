import { Temporal } from 'temporal-polyfill';
import { type Arrangement, type Mark, marksOf, publishedMarks } from './arrangements.ts';
import { FIRST_YEAR, inRange, isAfter, isBefore, LAST_YEAR, LawInputError, type PlainDate } from './dates.ts';
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

export interface CountOptions {
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

interface Year {
  marks: ReadonlyMap<string, Mark>;
  known: boolean;
}

function within(date: PlainDate, periods: readonly Period[]): boolean {
  return periods.some(({ after, through }) => isAfter(date, after) && !isAfter(date, through));
}

/** New Year's Day on a Tuesday: the Monday before may be given and the Saturday worked (as at the end of 2018). */
function newYearMayReachBack(date: PlainDate): boolean {
  return date.month === 12 && date.day >= 29 && new Temporal.PlainDate(date.year + 1, 1, 1).dayOfWeek === 2;
}

/**
 * A calendar of what chinese-days knows, overlaid with arrangements entered by a person (a year so entered replaces the
 * published one). Years with neither are reckoned by weekends and statutory holidays, and are provisional.
 */
export function createCalendar(extra: readonly Arrangement[] = []): Calendar {
  const entered = new Map(extra.map((arrangement) => [arrangement.year, marksOf(arrangement)]));
  const years = new Map<number, Year>();

  function build(year: number): Year {
    const own = entered.get(year) ?? publishedMarks(year);
    const fallback = () =>
      statutoryHolidays(year).map(({ date, name }): [string, Mark] => [date, { kind: 'holiday', name }]);
    const marks = new Map(own ?? fallback());
    for (const [date, mark] of entered.get(year + 1) ?? []) if (date.startsWith(`${year}-`)) marks.set(date, mark);
    return { marks, known: own !== null };
  }

  function yearOf(year: number): Year {
    let found = years.get(year);
    if (!found) {
      found = build(year);
      years.set(year, found);
    }
    return found;
  }

  const knows = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR && yearOf(year).known;

  function day(date: PlainDate): Day {
    const { marks, known } = yearOf(inRange(date).year);
    const mark = marks.get(date.toString());
    const provisional = !known || (newYearMayReachBack(date) && !knows(date.year + 1));
    if (mark) return { working: mark.kind === 'makeUp', kind: mark.kind, name: mark.name, provisional };
    const working = date.dayOfWeek < 6;
    return { working, kind: working ? 'workday' : 'weekend', provisional };
  }

  function countForward(from: PlainDate, days: number, { skipping = [] }: CountOptions = {}): Due {
    if (!Number.isInteger(days) || days < 1) throw new LawInputError('bad-number', '工作日数应为正整数');
    let date = inRange(from);
    let provisional = false;
    for (let left = days; left > 0; ) {
      date = date.add({ days: 1 });
      const today = day(date);
      provisional ||= today.provisional;
      if (today.working && !within(date, skipping)) left -= 1;
    }
    return { date, provisional };
  }

  function countBetween(from: PlainDate, to: PlainDate, { skipping = [] }: CountOptions = {}) {
    inRange(from);
    inRange(to);
    let days = 0;
    let provisional = false;
    for (let date = from; isBefore(date, to); ) {
      date = date.add({ days: 1 });
      const today = day(date);
      provisional ||= today.provisional;
      if (today.working && !within(date, skipping)) days += 1;
    }
    return { days, provisional };
  }

  return { day, isWorking: (date) => day(date).working, knows, countForward, countBetween };
}
