import { KEPT_MONTHS, monthOf } from '../../measures/index.ts';
import { monthEnd } from '../../platform/dates.ts';

/** Whole months, and what they are called. */
export interface CityPeriod {
  /** as it stands in addresses: '2026', '2026-11', '12m' */
  id: string;
  label: string;
  /** first days of the first and of the last month, as figures are kept */
  first: string;
  last: string;
  /** last day of the last month, as records are asked for */
  to: string;
  /** it is not over: what stands today can be told */
  running: boolean;
}

const of = (id: string, label: string, first: string, last: string, today: string): CityPeriod => ({
  ...{ id, label, first, last },
  to: monthEnd(last),
  running: last === monthOf(today),
});

const yearPeriod = (year: number, today: string): CityPeriod => {
  const running = year === Number(today.slice(0, 4));
  return of(
    `${year}`,
    running ? `${year} 年以来` : `${year} 年`,
    `${year}-01-01`,
    running ? monthOf(today) : `${year}-12-01`,
    today,
  );
};

const monthPeriod = (first: string, today: string): CityPeriod =>
  of(first.slice(0, 7), `${Number(first.slice(0, 4))} 年 ${Number(first.slice(5, 7))} 月`, first, first, today);

/** This year, the last twelve months, the years and the months that are kept whole.
 *  @param today YYYY-MM-DD */
export function periodsOn(today: string): CityPeriod[] {
  const oldest = monthOf(today, KEPT_MONTHS - 1);
  const year = Number(today.slice(0, 4));
  const years = [year, year - 1, year - 2, year - 3].filter((one) => `${one}-01-01` >= oldest);
  return [
    ...years.map((one) => yearPeriod(one, today)),
    of('12m', '近 12 个月', monthOf(today, 11), monthOf(today), today),
    ...Array.from({ length: KEPT_MONTHS }, (_, back) => monthPeriod(monthOf(today, back), today)),
  ];
}

/** The period of an address; this year for anything else. */
export const periodOf = (id: string, today: string): CityPeriod =>
  periodsOn(today).find((one) => one.id === id) ?? periodsOn(today)[0]!;

/** What a period is compared with: the month before, the twelve months before, the same months of the year before;
 *  undefined: that is not kept any more. */
export function periodBefore(period: CityPeriod, today: string): CityPeriod | undefined {
  const months = period.id.length === 7 ? 1 : 12;
  const [first, last] = [monthOf(period.first, months), monthOf(period.last, months)];
  if (first < monthOf(today, KEPT_MONTHS - 1)) return undefined;
  const label = months === 1 ? '上个月' : period.id === '12m' ? '再前 12 个月' : period.running ? '上年同期' : '上一年';
  return of('', label, first, last, today);
}

/** Months from one to another, both first days and both counted. */
export const monthsIn = (first: string, last: string): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
  Number(last.slice(5, 7)) -
  Number(first.slice(5, 7)) +
  1;
