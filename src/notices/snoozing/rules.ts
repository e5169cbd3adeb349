import { type Calendar, daysLeft, parseDate } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { type Stage, stageOf } from '../rules.ts';

/** How long what has no last day may be left alone, in days. ○ */
const MOST_DAYS = 30;

export const SNOOZES = { tomorrow: '到明天', three: '三个工作日', day: '到这一天' } as const;
export type Snooze = keyof typeof SNOOZES;

/** What is told no more until a day, as it was then. */
export interface Snoozed {
  dueOn: string | null;
  stage: Stage | '';
  size: number;
  until: string;
}

/** What of a notice a snooze holds to. */
export interface Told {
  dueOn: string | null;
  /** how many things it counts */
  size: number;
}

export const stageNow = (dueOn: string | null, today: string, calendar: Calendar): Stage | '' =>
  (dueOn && stageOf(dueOn, today, calendar)) || '';

/** Whether a snooze still holds: until its day, and while the thing has the same last day, is at the same stage and has not
 *  grown. */
export function holds(snoozed: Snoozed, { dueOn, size }: Told, today: string, calendar: Calendar): boolean {
  return (
    today < snoozed.until &&
    dueOn === snoozed.dueOn &&
    size <= snoozed.size &&
    stageNow(dueOn, today, calendar) === snoozed.stage
  );
}

const daysAfter = (day: string, days: number): string => parseDate(day).add({ days }).toString();

/** The last day until which something may be left alone: the last working day of its limit; of what has none, a month.
 *  @returns undefined when that day has come */
export function latestUntil(dueOn: string | null, today: string, calendar: Calendar): string | undefined {
  if (dueOn === null) return daysAfter(today, MOST_DAYS);
  if (dueOn <= today) return undefined;
  let day = dueOn;
  while (day > today && !calendar.isWorking(parseDate(day))) day = daysAfter(day, -1);
  return day > today ? day : undefined;
}

/** Until when something is left alone, or why it cannot be. A legal limit runs on and is not slept through.
 *  @param on the day that was chosen, of 'day' */
export function snoozeUntil(
  { snooze, on }: { snooze: Snooze; on: string },
  dueOn: string | null,
  today: string,
  calendar: Calendar,
): Outcome<string> {
  const latest = latestUntil(dueOn, today, calendar);
  if (latest === undefined)
    return invalid(
      dueOn !== null && daysLeft(dueOn, today, calendar) < 0
        ? '已超期的不能暂缓，请尽快办理'
        : '今天已是期限的最后一个工作日，不能暂缓',
    );
  const until =
    snooze === 'tomorrow'
      ? daysAfter(today, 1)
      : snooze === 'three'
        ? calendar.countForward(parseDate(today), 3).date.toString()
        : on;
  if (!isDay(until)) return invalid('请填写日期，例如 2024-05-20', { on: '请填写日期，例如 2024-05-20' });
  if (until <= today) return invalid('暂缓到的日期应在今天以后', { on: '暂缓到的日期应在今天以后' });
  if (until <= latest) return ok(until);
  const why =
    dueOn === null
      ? `最多暂缓 ${MOST_DAYS} 天，到 ${latest}`
      : `最晚暂缓到 ${latest}，是期限的最后一个工作日；期限不因暂缓而顺延`;
  return invalid(why, snooze === 'day' ? { on: why } : { snooze: why });
}
