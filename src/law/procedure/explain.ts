import type { Calendar } from '../days/calendar.ts';
import type { ClockDay } from '../days/clock-day.ts';
import { isAfter, isBefore, type PlainDate, spoken } from '../days/dates.ts';
import { dayZero, pauseOf, REPLY_DAYS, type ReplyClock, type ReplyDue, replyDays, replyDue } from './deadlines.ts';
import { whyItMoved } from './explain-words.ts';

export interface ClockExplanation {
  days: ClockDay[];
  due: ReplyDue;
  /** working days allowed */
  total: number;
  /** working days counted up to and including today */
  used: number;
  /** working days from tomorrow to the due date; negative: working days overdue */
  left: number;
  /** the date without extension, pause or new start */
  firstDue: PlainDate;
  /** Chinese sentences: how the days were counted and why the date moved */
  why: string[];
}

/** The clock of an application, day by day, from receipt to the due date, as it stands `today`. 条例 art. 30–34 */
export function explain(
  received: PlainDate,
  clock: ReplyClock,
  today: PlainDate,
  calendar: Calendar,
): ClockExplanation {
  const standing: ReplyClock = { ...clock, asOf: clock.asOf ?? today };
  const due = replyDue(received, standing, calendar);
  const zero = dayZero(received, standing);
  // a date of its own is not moved by who is asked
  const bound = standing.again?.by ?? standing.deferredTo;
  const skipping = bound ? [] : standing.asked.map((one) => pauseOf(one, standing.asOf));
  const paused = (date: PlainDate) => skipping.some((p) => isAfter(date, p.after) && !isAfter(date, p.through));

  const days: ClockDay[] = [];
  let n = 0;
  let used = 0;
  // what was handled before it was opened anew is over
  const begin = standing.again ? zero : received;
  for (let date = begin; !isAfter(date, due.date); date = date.add({ days: 1 })) {
    const { working, kind: nature, name, provisional } = calendar.day(date);
    const square = { date: date.toString(), name, makeUp: nature === 'makeUp', provisional };
    if (date.equals(zero) && !zero.equals(received)) days.push({ ...square, kind: 'restarted' });
    else if (date.equals(received)) days.push({ ...square, kind: 'received' });
    else if (!working) days.push({ ...square, kind: 'off' });
    else if (isBefore(date, zero)) days.push({ ...square, kind: 'waiting' });
    else if (paused(date)) days.push({ ...square, kind: 'paused' });
    else {
      n += 1;
      if (!isAfter(date, today)) used = n;
      days.push({ ...square, kind: date.equals(due.date) ? 'due' : 'counted', n });
    }
  }
  const total = bound ? Math.max(1, calendar.countBetween(zero, due.date).days) : replyDays(standing);
  const left = isAfter(today, due.date)
    ? -calendar.countBetween(due.date, today).days
    : calendar.countBetween(isBefore(today, zero) ? zero : today, due.date, { skipping }).days;
  const firstDue = calendar.countForward(received, REPLY_DAYS).date;
  return { days, due, total, used, left, firstDue, why: whyItMoved(received, standing, due, days, calendar) };
}

/** 2023年11月1日前答复，还有 9 个工作日 */
export function clockSentence({ due, left }: Pick<ClockExplanation, 'due' | 'left'>, today: PlainDate): string {
  const date = `${spoken(due.date)}${due.provisional ? '（暂定）' : ''}`;
  if (left < 0) return `应于${date}前答复，已逾期 ${-left} 个工作日`;
  if (isAfter(today, due.date)) return `应于${date}前答复，已逾期`;
  return left === 0 ? `今天（${date}）到期` : `${date}前答复，还有 ${left} 个工作日`;
}

/** 期限为2023年11月1日，提前 9 个工作日办结: the same of an application that is over, by the day it was concluded */
export function closedSentence({ due, left }: Pick<ClockExplanation, 'due' | 'left'>, closed: PlainDate): string {
  const limit = `期限为${spoken(due.date)}`;
  if (isAfter(closed, due.date)) return left < 0 ? `${limit}，逾期 ${-left} 个工作日办结` : `${limit}，逾期办结`;
  return left > 0 ? `${limit}，提前 ${left} 个工作日办结` : `${limit}，当日办结`;
}
