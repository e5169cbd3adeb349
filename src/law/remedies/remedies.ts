import type { Calendar } from '../days/calendar.ts';
import { isBefore, type PlainDate, parseDate } from '../days/dates.ts';
import type { ReplyRow } from '../report/format.ts';

/** 行政复议法 art. 20: sixty days from knowing of the act. */
export const RECONSIDERATION_DAYS = 60;
/** 行政诉讼法 art. 46: six months from knowing of the act. */
export const SUIT_MONTHS = 6;
/** 行政诉讼法 art. 45: fifteen days from receiving the decision on reconsideration. */
export const SUIT_AFTER_RECONSIDERATION_DAYS = 15;
/** 2023 revision of 行政复议法 in force. */
export const RECONSIDERATION_FIRST_SINCE = '2024-01-01';

/** A period counted in calendar days that ends on a day off ends on the first working day after. */
export function rolled(date: PlainDate, calendar: Calendar): PlainDate {
  return calendar.isWorking(date) ? date : calendar.countForward(date, 1).date;
}

/** Last day to apply for 行政复议 against a reply delivered on a day. */
export function reconsiderationBy(delivered: PlainDate, calendar: Calendar): PlainDate {
  return rolled(delivered.add({ days: RECONSIDERATION_DAYS }), calendar);
}

/** Last day to bring a direct suit against a reply delivered on a day. */
export function suitBy(delivered: PlainDate, calendar: Calendar): PlainDate {
  return rolled(delivered.add({ months: SUIT_MONTHS }), calendar);
}

/** Last day to sue after the decision on reconsideration was delivered. */
export function suitAfterReconsiderationBy(decisionDelivered: PlainDate, calendar: Calendar): PlainDate {
  return rolled(decisionDelivered.add({ days: SUIT_AFTER_RECONSIDERATION_DAYS }), calendar);
}

/** The same for what a partial disclosure (区分处理) refuses; the rest may be sued directly. 行政复议法 art. 23(四) ○ */
export function reconsiderationFirstInPart(row: ReplyRow, repliedOn: PlainDate): boolean {
  return row === 'partial' && !isBefore(repliedOn, parseDate(RECONSIDERATION_FIRST_SINCE));
}

/** Whether reconsideration must come before a suit: refusals (不予公开) since 2024. 行政复议法 art. 23(四) */
export function reconsiderationFirst(row: ReplyRow, repliedOn: PlainDate): boolean {
  return row.startsWith('refused.') && !isBefore(repliedOn, parseDate(RECONSIDERATION_FIRST_SINCE));
}
