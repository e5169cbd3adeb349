import { parseDate } from '../law/index.ts';
import { minuteOf } from '../platform/dates.ts';
import type { Role } from '../platform/roles.ts';

/** Who sees how many subscribe to what. */
export const subscriptionReaders: readonly Role[] = ['editor', 'officeReviewer', 'disclosureHead'];

/** What can be subscribed to: everything, a column, a theme of policy documents, an office, a word, a matter of one's own,
 *  one that everybody may follow, all new ones of that sort. */
export type Kind = 'all' | 'column' | 'theme' | 'office' | 'word' | 'matter' | 'publicMatter' | 'publicMatters';

export const RHYTHMS = { daily: '每天一次', weekly: '每周一次，星期一' } as const;
export type Rhythm = keyof typeof RHYTHMS;

/** What is counted by day. */
export const COUNTED = {
  asked: '发出确认邮件',
  confirmed: '确认订阅',
  digest: '新信息邮件',
  matter: '事项有进展邮件',
  ended: '自己停止',
  lapsed: '一年没有续订',
  refused: '邮箱收不到信',
} as const;
export type Counted = keyof typeof COUNTED;

/** The hour in China from which a day's digest goes out. ○ */
const HOUR = 8;
/** How long the question in the first mail waits. */
export const CONFIRM_MS = 2 * 86_400_000;
/** So often an address is asked within a day, whoever wants it. */
export const MOST_QUESTIONS = 2;
/** What one address may subscribe to. ○ */
export const MOST_SUBSCRIPTIONS = 50;
/** Lines of one mail; the others are counted. ○ */
export const MOST_LINES = 30;
/** Days back that a digest looks: what was described or read late is still told, once. ○ */
export const LOOK_BACK_DAYS = 30;
/** Months after which somebody is asked whether they still want it, and has gone where they did not answer. ○ */
const RENEW_MONTHS = 12;
/** Days for which that question waits. ○ */
const ASK_DAYS = 14;
/** Days more for who could not be asked, because no mail went out. ○ */
const UNASKED_DAYS = 60;
/** Mails in a row that an address did not take. ○ */
export const MOST_REFUSED = 3;
export const LONGEST_WORD = 40;

/** From one place, where a village may stand behind one address. */
export const LIMITS = { ask: { name: 'subscribe', most: 20, seconds: 3_600 } } as const;

const days = (day: string, n: number) => parseDate(day).add({ days: n }).toString();
const months = (day: string, n: number) => parseDate(day).add({ months: n }).toString();

/** The day of the first digest after that day: the next, or the next Monday. A machine that was off comes to the same. */
export function nextDigest(today: string, rhythm: Rhythm): string {
  if (rhythm === 'daily') return days(today, 1);
  return days(today, 8 - parseDate(today).dayOfWeek);
}

/** Whether digests of that day may go out now. */
export const isHour = (now: Date): boolean => Number(minuteOf(now).slice(11, 13)) >= HOUR;

/** What becomes of somebody today who last said on `renewedOn` that they want mails. @param askedOn since then */
export function renewal(renewedOn: string, askedOn: string | null, today: string): 'ask' | 'erase' | undefined {
  const until = months(renewedOn, RENEW_MONTHS);
  if (today >= until && askedOn !== null && days(askedOn, ASK_DAYS) <= today) return 'erase';
  if (today >= days(until, UNASKED_DAYS)) return 'erase';
  return askedOn === null && today >= days(until, -ASK_DAYS) ? 'ask' : undefined;
}

/** The day on which they are forgotten if they say nothing. */
export const renewBy = (renewedOn: string): string => months(renewedOn, RENEW_MONTHS);

/** An address as it is compared: one that differs in capitals or in width is the same. */
export const plainAddress = (address: string): string => address.normalize('NFKC').trim().toLowerCase();
