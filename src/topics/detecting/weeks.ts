import { type Calendar, parseDate } from '../../law/index.ts';
import { type Said, SEVERAL, voicesOf } from './grouping.ts';

/** Weeks that the last one is held against. */
const WEEKS = 8;
const DAYS = 7;
/** Working days from which on a week is an ordinary one: in the weeks of long holidays people ask less. ○ */
const ORDINARY = 3;
/** A topic grows from so many times the mean. ○ */
const GROWS = 2;

/** The first day that is looked at: of the last week and of those before it. @param today 'YYYY-MM-DD' */
export const since = (today: string): string =>
  parseDate(today)
    .subtract({ days: DAYS * (WEEKS + 1) - 1 })
    .toString();

/** The first day of the last week. */
const weekFrom = (today: string): string =>
  parseDate(today)
    .subtract({ days: DAYS - 1 })
    .toString();

/** How often a topic is asked for now, and before. */
export interface Course {
  /** different voices of the last seven days */
  week: number;
  /** of each of the weeks before, the newest first; null: not an ordinary week, left out of the mean */
  before: readonly (number | null)[];
  /** a week, of the ordinary ones; null: there was none */
  mean: number | null;
  /** SEVERAL in the last week, and twice as many as before */
  grows: boolean;
}

/** The last seven days against the mean of the ordinary ones among the eight weeks before. @param today 'YYYY-MM-DD' */
export function courseOf(members: readonly Said[], today: string, calendar: Calendar): Course {
  const last = parseDate(today);
  const within = (back: number) => {
    const to = last.subtract({ days: DAYS * back });
    const [from, until] = [to.subtract({ days: DAYS - 1 }).toString(), to.toString()];
    return voicesOf(members.filter(({ day }) => from <= day && day <= until));
  };
  const ordinary = (back: number) => {
    const days = Array.from({ length: DAYS }, (_, n) => last.subtract({ days: DAYS * back + n }));
    return days.filter((day) => calendar.isWorking(day)).length >= ORDINARY;
  };
  const week = within(0);
  const before = Array.from({ length: WEEKS }, (_, n) => (ordinary(n + 1) ? within(n + 1) : null));
  const counted = before.filter((one) => one !== null);
  const mean = counted.length ? counted.reduce((sum, one) => sum + one, 0) / counted.length : null;
  return { week, before, mean, grows: week >= SEVERAL && (mean === null || week >= GROWS * mean) };
}

/** Whether a topic that was dealt with grows anew: more ask after that day than asked in the week before it, and it grows.
 *  @param dealt the day, and how many asked in the week up to it */
export function growsAnew(
  members: readonly Said[],
  course: Course,
  dealt: { on: string; week: number },
  today: string,
): boolean {
  const from = weekFrom(today);
  const anew = voicesOf(members.filter(({ day }) => day > dealt.on && day >= from));
  return course.grows && anew >= SEVERAL && anew > dealt.week;
}
