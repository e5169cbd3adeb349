import type { Measure } from '../platform/measures.ts';
import type { Role } from '../platform/roles.ts';

/** Who reads what an authority's work comes to. */
export const readers: readonly Role[] = [
  'editor',
  'officeReviewer',
  'secrecyReviewer',
  'signer',
  'disclosureHead',
  'caseOfficer',
  'cityOffice',
];

/** Months that are kept: three years and the running one's. */
export const KEPT_MONTHS = 37;
/** Months whose books still change: they are counted anew every night. */
const OPEN_MONTHS = 13;
/** The running month is counted anew after this, ms. */
const HOURLY_MS = 3_600_000;

/** '2026-11-01', the first day of a month. @param back months before that of the day */
export function monthOf(day: string, back = 0): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10);
}

/** When a month was last counted. */
export interface Counted {
  month: string;
  at: Date;
  /** YYYY-MM-DD in China, of `at` */
  day: string;
}

/** The month that is to be counted next, the running one first; undefined: none is due.
 *  @param counted months that were counted @param today YYYY-MM-DD */
export function nextMonth(counted: readonly Counted[], now: Date, today: string): string | undefined {
  const known = new Map(counted.map((one) => [one.month, one]));
  const running = monthOf(today);
  const last = known.get(running);
  if (!last || now.getTime() - last.at.getTime() >= HOURLY_MS) return running;
  for (let back = 1; back < KEPT_MONTHS; back += 1) {
    const month = monthOf(today, back);
    const found = known.get(month);
    if (!found || (back < OPEN_MONTHS && found.day < today)) return month;
  }
  return undefined;
}

/** Whether a measure can be counted of a month that is over. */
export const isReckonable = ({ standing }: Pick<Measure, 'standing'>, month: string, today: string): boolean =>
  standing !== 'today' || month === monthOf(today);
