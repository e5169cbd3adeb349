import type { Calendar, Due } from '../days/calendar.ts';
import { parseDate } from '../days/dates.ts';
import { INDICATORS, type IndicatorId } from './table.ts';

/** Working days in which a fault is mended: a veto by the next one, another in a week. No rule sets them; they are what
 *  this platform asks. ○ */
export const MEND_DAYS = { veto: 1, scored: 5 } as const;

/** The last day to mend what was found on a day; that day does not count. */
export const mendBy = (indicator: IndicatorId, foundOn: string, calendar: Calendar): Due =>
  calendar.countForward(parseDate(foundOn), MEND_DAYS[INDICATORS[indicator].sort]);
