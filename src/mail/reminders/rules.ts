import { type Calendar, parseDate } from '../../law/index.ts';
import { dayOf, instantOf, minuteOf } from '../../platform/dates.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import type { MailMode } from '../tables.ts';

/** How somebody wants to be reminded by mail. Minutes are those of the day in China. */
export interface Wish {
  mode: MailMode;
  /** no reminder goes from `from` to `to`, which may lie on the next day */
  quiet: boolean;
  from: number;
  to: number;
  /** nor on a day that is no working day */
  daysOff: boolean;
}

export const MODE_NAMES: Record<MailMode, string> = { daily: '每日一封', each: '逐条', none: '不发' };

/** Of who chose nothing. ○ */
export const USUAL: Wish = { mode: 'daily', quiet: true, from: 20 * 60, to: 8 * 60, daysOff: true };

/** From this minute of a working day on, its one mail goes. ○ */
const MORNING = 8 * 60;
const DAY = 24 * 60;
/** No run of days off is as long. */
const MOST_DAYS = 40;

/** What does not wait for an hour, with the reason. Whoever may get it can still refuse it. ○ */
export const URGENT: Readonly<Record<string, string>> = {
  'self-inspection:veto': '网站被单项否决',
  'channels:withdrawn': '信息撤下后，各处须立即撤下',
};

/** @param mail 'self-inspection:veto' */
export const isUrgent = (mail: string): boolean => Object.hasOwn(URGENT, mail);

const minuteOfDay = (at: Date): number => {
  const [hours, minutes] = minuteOf(at).slice(11).split(':').map(Number);
  return hours! * 60 + minutes!;
};

/** 485 → '08:05' */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** '08:05', '8：05' → 485; undefined: no time of a day */
export function minuteFrom(text: string): number | undefined {
  const found = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text.trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** The first minute of a day from `minute` on that is not quiet; `DAY` or more: none. */
function afterQuiet({ quiet, from, to }: Wish, minute: number): number {
  if (!quiet) return minute;
  if (from < to) return minute >= from && minute < to ? to : minute;
  if (minute >= from) return DAY;
  return Math.max(minute, to);
}

const isWorking = (day: string, calendar: Calendar) => calendar.isWorking(parseDate(day));
const dayAfter = (day: string): string => parseDate(day).add({ days: 1 }).toString();

/** When reminders may go next to who wishes so: `now` itself when they may. Quiet hours may lie over midnight; the one mail
 *  of a day goes on a working day. @param last the day in China of the last daily mail, 'YYYY-MM-DD' */
export function mayGoAt(wish: Wish, now: Date, calendar: Calendar, last?: string): Date {
  const daily = wish.mode !== 'each';
  const today = dayOf(now);
  let day = today;
  for (let n = 0; n < MOST_DAYS; n += 1, day = dayAfter(day)) {
    if (daily && last !== undefined && day <= last) continue;
    if ((daily || (wish.quiet && wish.daysOff)) && !isWorking(day, calendar)) continue;
    const begun = day === today ? minuteOfDay(now) : 0;
    const minute = afterQuiet(wish, daily ? Math.max(begun, MORNING) : begun);
    if (minute >= DAY) continue;
    if (day === today && minute === begun) return now;
    return instantOf(`${day}T${clockOf(minute)}`);
  }
  return now;
}

/** What a person chose, or why it cannot be. */
export function wishFrom(typed: {
  mode: MailMode;
  quiet: boolean;
  from: string;
  to: string;
  daysOff: boolean;
}): Outcome<Wish> {
  const from = minuteFrom(typed.from);
  const to = minuteFrom(typed.to);
  const wrong = '请填写时间，例如 20:00';
  const fields = { ...(from === undefined && { from: wrong }), ...(to === undefined && { to: wrong }) };
  if (from === undefined || to === undefined) return invalid('免打扰的时间不对', fields);
  if (typed.quiet && from === to) return invalid('免打扰的时间不对', { to: '开始和结束不能是同一时间' });
  return ok({ mode: typed.mode, quiet: typed.quiet, from, to, daysOff: typed.daysOff });
}
