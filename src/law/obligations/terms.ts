import type { Calendar, Due } from '../days/calendar.ts';
import { LawInputError, type PlainDate, parseDate } from '../days/dates.ts';
import { PUBLISH_DAYS } from '../procedure/deadlines.ts';
import { rolled } from '../remedies/remedies.ts';

/** How often something is owed (公开时限: 周期). */
export const FREQUENCIES = {
  once: '一次',
  monthly: '每月',
  quarterly: '每季度',
  halfYearly: '每半年',
  yearly: '每年',
  onEvent: '事项发生时',
} as const;
export type Frequency = keyof typeof FREQUENCIES;

/** By when, counted from the last day of the period or from the day of the event. */
export type DueTerm =
  /** so many working days, or days, after it; in days it never ends on a day off */
  | { by: 'after'; count: number; in: 'workingDays' | 'days' }
  /** a day of the calendar, of the period's own year or of the next; it stands whether offices are open or not */
  | { by: 'monthDay'; month: number; day: number; year: 'same' | 'next' }
  /** the last day of the period itself */
  | { by: 'end' };

/** The longest term in days: two years. */
export const LONGEST_TERM = 730;

/** What is formed on an event and has no term of its own. 条例 art. 26 */
export const ART_26: DueTerm = { by: 'after', count: PUBLISH_DAYS, in: 'workingDays' };

const LAST_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What is wrong with a term for something owed so often, in Chinese; undefined: nothing. */
export function dueTermFault(frequency: Frequency, term: DueTerm): string | undefined {
  if (term.by === 'after')
    return Number.isInteger(term.count) && term.count >= 1 && term.count <= LONGEST_TERM
      ? undefined
      : `期限应为 1 至 ${LONGEST_TERM} 的整数`;
  if (term.by === 'end')
    return frequency === 'once' || frequency === 'onEvent' ? '只有按月、季、半年、年公开的，才能以期末为限' : undefined;
  if (frequency !== 'yearly' && frequency !== 'once') return '只有每年一次或者一次的，才能以某月某日为限';
  const last = LAST_OF_MONTH[term.month - 1];
  return last !== undefined && Number.isInteger(term.day) && term.day >= 1 && term.day <= last
    ? undefined
    : '没有这一天，请核对月、日';
}

/** The day of a month, the last one where the month has fewer (29 February). */
function dayIn(year: number, month: number, day: number): PlainDate {
  const first = parseDate(`${year}-${String(month).padStart(2, '0')}-01`);
  return first.with({ day: Math.min(day, first.daysInMonth) });
}

/** The last day of a term. Working days run from the day after `base`, so that the tenth after a month is the tenth working
 *  day of the next; a term in days that ends on a day off ends on the first working day after (民法典 art. 203 ○).
 *  @param base last day of the period, or day of the event
 *  @throws LawInputError outside 2008–2099, or for a term that does not fit */
export function dueAfter(base: PlainDate, term: DueTerm, calendar: Calendar): Due {
  if (term.by === 'end') return { date: base, provisional: false };
  if (term.by === 'monthDay') {
    const date = dayIn(term.year === 'same' ? base.year : base.year + 1, term.month, term.day);
    return { date, provisional: false };
  }
  if (!Number.isInteger(term.count) || term.count < 1 || term.count > LONGEST_TERM)
    throw new LawInputError('bad-number', `期限应为 1 至 ${LONGEST_TERM} 的整数`);
  if (term.in === 'workingDays') return calendar.countForward(base, term.count);
  const end = base.add({ days: term.count });
  const date = rolled(parseDate(end.toString()), calendar);
  return { date, provisional: calendar.day(end).provisional || calendar.day(date).provisional };
}

const UNITS = { workingDays: '个工作日', days: '日' } as const;

/** A term as people write it: '期后 10 个工作日', '发生后 20 日', '次年 1 月 31 日', '期末'. `readTerm` reads it again. */
export function termInWords(frequency: Frequency, term: DueTerm): string {
  if (term.by === 'end') return '期末';
  if (term.by === 'monthDay') return `${term.year === 'same' ? '当年' : '次年'} ${term.month} 月 ${term.day} 日`;
  const from = frequency === 'onEvent' ? '发生后' : frequency === 'once' ? '施行后' : '期后';
  return `${from} ${term.count} ${UNITS[term.in]}`;
}

const NEXT = { monthly: '次月', quarterly: '下季度', halfYearly: '下半年度', yearly: '次年' } as const;

/** How often and by when, in a sentence for everybody: '每月一次，次月第 10 个工作日前'. */
export function dueInWords(frequency: Frequency, term: DueTerm): string {
  if (frequency === 'onEvent') {
    const limit = term.by === 'after' ? `${term.count} ${UNITS[term.in]}内` : termInWords(frequency, term);
    return `自信息形成或者变更之日起 ${limit}`;
  }
  if (frequency === 'once') return `公开一次，${termInWords(frequency, term)}${term.by === 'after' ? '内' : '前'}`;
  const often = `${FREQUENCIES[frequency]}一次`;
  if (term.by === 'end') return `${often}，期末前`;
  if (term.by === 'monthDay') return `${often}，${termInWords(frequency, term)}前`;
  return term.in === 'workingDays'
    ? `${often}，${NEXT[frequency]}第 ${term.count} 个工作日前`
    : `${often}，期后 ${term.count} 日内`;
}
