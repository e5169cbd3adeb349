import { parseDate } from '../../law/index.ts';

/** Address of the page. */
export const RECURRING = '/console/applications/recurring';
/** Periods that the page looks back over, in months; the first unless another is chosen. */
export const PERIODS = [12, 24] as const;

/** The first day of the last `months`. @param today 'YYYY-MM-DD' */
export function recurringSince(today: string, months: number = PERIODS[0]): string {
  return parseDate(today).subtract({ months }).toString();
}
