import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';

export interface NamedDate {
  /** YYYY-MM-DD */
  date: string;
  name: string;
}

const pad = (n: number) => String(n).padStart(2, '0');
const solar = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`;
const lunar = (year: number, month: number, day: number) =>
  chineseDays.getSolarDateFromLunar(solar(year, month, day)).date;
const shift = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

/** Days around 初一 that are off: 2008 from 除夕 to 初二, 2014 from 初一 to 初三, 2025 from 除夕 to 初三. */
function springFestival(year: number): [first: number, last: number] {
  if (year >= 2025) return [-1, 2];
  return year >= 2014 ? [0, 2] : [-1, 1];
}

/**
 * The days off for all citizens of a year by 《全国年节及纪念日放假办法》 alone (13 days since 2025, 11 before; fewer
 * dates when 中秋 meets 国庆). Days given in lieu of weekends are set only by the yearly arrangement, so they are not here.
 */
export function statutoryHolidays(year: number): NamedDate[] {
  const newYearsDay = lunar(year, 1, 1);
  const [first, last] = springFestival(year);
  const spring = Array.from({ length: last - first + 1 }, (_, i) => shift(newYearsDay, first + i));
  const labour = year >= 2025 ? [1, 2] : [1];
  return [
    { date: solar(year, 1, 1), name: '元旦' },
    ...spring.map((date) => ({ date, name: '春节' })),
    { date: chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), name: '清明' },
    ...labour.map((day) => ({ date: solar(year, 5, day), name: '劳动节' })),
    { date: lunar(year, 5, 5), name: '端午' },
    { date: lunar(year, 8, 15), name: '中秋' },
    ...[1, 2, 3].map((day) => ({ date: solar(year, 10, day), name: '国庆节' })),
  ];
}
