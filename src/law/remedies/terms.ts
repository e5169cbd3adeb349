import type { Calendar } from '../days/calendar.ts';
import type { PlainDate } from '../days/dates.ts';
import { rolled } from './remedies.ts';

/** A term of a remedy case. */
export interface Term {
  count: number;
  in: 'workingDays' | 'days' | 'months';
  /** where it stands, to be shown */
  ground: string;
}

export interface RemedyLimit {
  date: PlainDate;
  /** a day on the way was decided without a published arrangement */
  provisional: boolean;
  /** '10 个工作日' */
  length: string;
  ground: string;
}

const units = { workingDays: '个工作日', days: '日', months: '个月' } as const;

/** The last day of a term that runs from the day after `from`; in days or months it never ends on a day off. */
export function termAfter(from: PlainDate, { count, in: unit, ground }: Term, calendar: Calendar): RemedyLimit {
  const told = { length: `${count} ${units[unit]}`, ground };
  if (unit === 'workingDays') return { ...calendar.countForward(from, count), ...told };
  const date = rolled(from.add({ [unit]: count }), calendar);
  return { date, provisional: calendar.day(date).provisional, ...told };
}
