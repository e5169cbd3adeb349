import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import { LawInputError, parseDate } from './dates.ts';
import { type NamedDate, statutoryHolidays } from './holidays.ts';

/**
 * The State Council's holiday arrangement of one year (部分节假日安排的通知), as entered by a person or taken from
 * chinese-days. It may reach back into the last week of December (as that of 2019 did).
 */
export interface Arrangement {
  year: number;
  /** every day off, weekends inside a break included */
  holidays: NamedDate[];
  /** make-up days: Saturdays and Sundays that are worked */
  workdays: NamedDate[];
}

/** What the arrangement makes of one day; unmarked days are ordinary weekdays and weekends. */
export interface Mark {
  kind: 'holiday' | 'makeUp';
  name: string;
}

const library = new Map<number, ReadonlyMap<string, Mark> | null>();

/** chinese-days names a day that it knows 'Spring Festival,春节,4', any other by its weekday. */
function markOf(date: string): Mark | undefined {
  const { work, name } = chineseDays.getDayDetail(date);
  const chinese = name.split(',')[1];
  return chinese ? { kind: work ? 'makeUp' : 'holiday', name: chinese } : undefined;
}

/**
 * The marks that chinese-days has for a year; null when it has no arrangement for it. It calls the days of a year that
 * it does not know ordinary days, so a year is believed only when every statutory holiday of it is marked as off.
 */
export function publishedMarks(year: number): ReadonlyMap<string, Mark> | null {
  const known = library.get(year);
  if (known !== undefined) return known;
  const marks = new Map<string, Mark>();
  for (let day = new Temporal.PlainDate(year, 1, 1); day.year === year; day = day.add({ days: 1 })) {
    const mark = markOf(day.toString());
    if (mark) marks.set(day.toString(), mark);
  }
  const whole = statutoryHolidays(year).every(({ date }) => marks.get(date)?.kind === 'holiday');
  const result = whole ? marks : null;
  library.set(year, result);
  return result;
}

function belongs(date: string, year: number): boolean {
  return date.startsWith(`${year}-`) || (date >= `${year - 1}-12-25` && date < `${year}-01-01`);
}

/** What is wrong with an arrangement as entered, in Chinese; empty when it may be used. */
export function arrangementProblems({ year, holidays, workdays }: Arrangement): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { date } of [...holidays, ...workdays]) {
    if (seen.has(date)) problems.push(`${date} 重复填写`);
    seen.add(date);
    try {
      parseDate(date);
      if (!belongs(date, year)) problems.push(`${date} 不属于 ${year} 年的节假日安排`);
    } catch (error) {
      if (!(error instanceof LawInputError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) return problems;
  for (const { date } of workdays)
    if (Temporal.PlainDate.from(date).dayOfWeek < 6) problems.push(`${date} 不是周六或周日，不能作为调休上班日`);
  const off = new Set(holidays.map(({ date }) => date));
  for (const { date, name } of statutoryHolidays(year))
    if (!off.has(date)) problems.push(`放假日期缺少法定节假日 ${date}（${name}）`);
  return problems;
}

/** An arrangement's days as marks. Throws LawInputError when it cannot be used. */
export function marksOf(arrangement: Arrangement): Map<string, Mark> {
  const [problem] = arrangementProblems(arrangement);
  if (problem) throw new LawInputError('bad-arrangement', `${arrangement.year} 年节假日安排有误：${problem}`);
  return new Map([
    ...arrangement.holidays.map(({ date, name }): [string, Mark] => [date, { kind: 'holiday', name }]),
    ...arrangement.workdays.map(({ date, name }): [string, Mark] => [date, { kind: 'makeUp', name }]),
  ]);
}
