/** When an item is shown. Times and days are China's. */
export interface When {
  /** '12345': Monday to Friday */
  weekdays: string;
  /** 'HH:MM'; '' at both ends: the whole day; an end before its beginning: over midnight, by the day it began */
  opens: string;
  closes: string;
  /** 'YYYY-MM-DD', both included; null: no end */
  fromOn: string | null;
  untilOn: string | null;
}

interface Item {
  /** 1: in turn, 2: after every other, 3: alone while it is its time */
  priority: number;
  when: When;
  /** ms since 1970: from then on it is true no longer */
  until?: number | undefined;
}

export const ALWAYS: When = { weekdays: '1234567', opens: '', closes: '', fromOn: null, untilOn: null };

/** Whether an item is due. @param now ms since 1970 */
export function isDue({ weekdays, opens, closes, fromOn, untilOn }: When, now: number): boolean {
  const china = new Date(now + 8 * 3_600_000);
  const time = china.toISOString().slice(11, 16);
  const over = opens !== '' && closes !== '' && closes <= opens;
  // after midnight the day is still the one on which it began
  const began = over && time < closes ? new Date(china.getTime() - 86_400_000) : china;
  const day = began.toISOString().slice(0, 10);
  if (!weekdays.includes(String(began.getUTCDay() || 7))) return false;
  if ((fromOn && day < fromOn) || (untilOn && day > untilOn)) return false;
  if (over) return time >= opens || time < closes;
  return (!opens || time >= opens) && (!closes || time < closes);
}

/** What is shown one after the other now, again and again: of what is due, those that are to be alone; else each in turn,
 *  with what is shown more often after every other. */
export function roundOf<T extends Item>(items: readonly T[], now: number): T[] {
  const due = items.filter(({ when, until }) => isDue(when, now) && (until === undefined || now < until));
  const alone = due.filter(({ priority }) => priority === 3);
  if (alone.length > 0) return alone;
  const often = due.filter(({ priority }) => priority === 2);
  const plain = due.filter(({ priority }) => priority !== 2);
  return plain.length > 0 ? plain.flatMap((item) => [item, ...often]) : often;
}

/** Characters that people read in a second on a screen across a hall, standing and at ease. */
const READ_PER_SECOND = 6;
const LEAST = 8;
const MOST = 60;

/** Seconds for one page of a text. @param seconds at least */
export function secondsFor(characters: number, seconds: number): number {
  return Math.max(seconds, LEAST, Math.min(MOST, Math.ceil(characters / READ_PER_SECOND)));
}
