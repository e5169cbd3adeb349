import type { Calendar, Due, Period } from '../days/calendar.ts';
import { isBefore, LawInputError, type PlainDate } from '../days/dates.ts';

/** Working days, each with its article. */
export const REPLY_DAYS = 20; // 条例 art. 33
export const EXTENSION_DAYS = 20; // 条例 art. 33, at most
export const CORRECTION_NOTICE_DAYS = 7; // 条例 art. 30
/** A reasonable period to clarify is no less ○; the Regulation leaves it to the authority. art. 30 */
export const CLARIFICATION_LEAST_DAYS = 5;
/** A reasonable time to say why one asks for so much is no less ○; the Regulation leaves it to the authority. art. 35 */
export const REASONS_LEAST_DAYS = 5;
export const REASONS_USUAL_DAYS = 10;
/** What offices usually give. */
export const CLARIFICATION_USUAL_DAYS = 10;
/** By when an office confirms receipt with the applicant ○; the Regulation sets no day, but the count waits for it. art. 31 */
export const CONFIRMATION_DAYS = 2;
export const THIRD_PARTY_DAYS = 15; // 条例 art. 32
export const CO_AUTHORITY_DAYS = 15; // 条例 art. 34
export const PUBLISH_DAYS = 20; // 条例 art. 26
export const FEE_PAYMENT_DAYS = 20; // 国办函〔2020〕109号

/** Others were asked (arts. 32, 34): the days after `asked` up to and including `answered` do not count. */
export interface Asked {
  asked: PlainDate;
  /** null while the answer is awaited */
  answered: PlainDate | null;
  whom?: 'thirdParty' | 'coAuthority';
}

/** What moves the date by which an application is answered. */
export interface ReplyClock {
  extended: boolean;
  /** working days of the extension, 1–20; 20 when left out */
  extensionDays?: number;
  asked: readonly Asked[];
  /** the clarified application was received, or the fee was paid, on this day: it becomes day zero (the last such day) */
  restartedOn?: PlainDate;
  /** handled anew by order of a decision or judgment: `by` its term, null where it sets none */
  again?: { by: PlainDate | null };
  /** the authority determined this later date and told the applicant: it binds, and nothing moves it. art. 35 */
  deferredTo?: PlainDate;
  /** needed only while an answer is awaited: the pause runs through this day */
  asOf?: PlainDate;
}

export interface ReplyDue extends Due {
  /** an answer is awaited: the date moves on with every working day */
  paused: boolean;
}

/** Working days allowed: 20, with the extension up to 40. 条例 art. 33 */
export function replyDays({ extended, extensionDays = EXTENSION_DAYS }: ReplyClock): number {
  if (!Number.isInteger(extensionDays) || extensionDays < 1 || extensionDays > EXTENSION_DAYS)
    throw new LawInputError('bad-number', `延长的期限应为 1 至 ${EXTENSION_DAYS} 个工作日（《条例》第三十三条）`);
  return extended ? REPLY_DAYS + extensionDays : REPLY_DAYS;
}

/** The days that one request for opinions takes out of the count. Throws LawInputError when the dates do not fit. */
export function pauseOf({ asked, answered }: Asked, asOf?: PlainDate): Period {
  const through = answered ?? asOf;
  if (!through) throw new LawInputError('missing-date', '征求意见尚未收到答复，须给出计算到哪一天');
  if (answered && isBefore(answered, asked))
    throw new LawInputError('bad-order', `收到意见的日期 ${answered} 早于征求意见的日期 ${asked}`);
  return { after: asked, through };
}

/** Day zero: the receipt, or what the count was started anew by. 条例 art. 30; 国办函〔2020〕109号 */
export function dayZero(received: PlainDate, { restartedOn }: ReplyClock): PlainDate {
  if (restartedOn && isBefore(restartedOn, received))
    throw new LawInputError('bad-order', `重新起算的日期 ${restartedOn} 早于收到申请的日期 ${received}`);
  return restartedOn ?? received;
}

/**
 * Last day to answer: 20 working days from receipt, 40 when extended; days on which others were being asked do not
 * count. The day of receipt is day zero. A request for opinions made after the last day changes nothing. 条例 art. 33.
 * A date of its own (art. 35, or that of a decision or judgment) stands instead.
 */
export function replyDue(received: PlainDate, clock: ReplyClock, calendar: Calendar): ReplyDue {
  const bound = clock.again?.by ?? clock.deferredTo;
  if (bound) return { date: bound, provisional: false, paused: false };
  const skipping = clock.asked.map((one) => pauseOf(one, clock.asOf));
  const due = calendar.countForward(dayZero(received, clock), replyDays(clock), { skipping });
  const paused = clock.asked.some(({ asked, answered }) => answered === null && isBefore(asked, due.date));
  return { ...due, paused };
}

/** Last day for the one notice of clarification. 条例 art. 30 */
export function clarificationRequestBy(received: PlainDate, calendar: Calendar): Due {
  return calendar.countForward(received, CORRECTION_NOTICE_DAYS);
}

/** Last day for a third party to answer after receiving the request. 条例 art. 32 */
export function thirdPartyBy(requestReceived: PlainDate, calendar: Calendar): Due {
  return calendar.countForward(requestReceived, THIRD_PARTY_DAYS);
}

/** Last day for a co-producing authority to answer; silence is consent. 条例 art. 34 */
export function coAuthorityBy(requestReceived: PlainDate, calendar: Calendar): Due {
  return calendar.countForward(requestReceived, CO_AUTHORITY_DAYS);
}

/** Last day to pay the information-processing fee, counted from the day after the notice was received. 国办函〔2020〕109号 */
export function feePaymentBy(noticeReceived: PlainDate, calendar: Calendar): Due {
  return calendar.countForward(noticeReceived, FEE_PAYMENT_DAYS);
}

/** Last day to publish what was formed or changed on a day. 条例 art. 26 */
export function publishBy(formed: PlainDate, calendar: Calendar): Due {
  return calendar.countForward(formed, PUBLISH_DAYS);
}
