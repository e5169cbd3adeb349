import type { Calendar } from '../law/index.ts';
import { parseDate } from '../law/index.ts';
import { monthOf } from '../measures/index.ts';
import { monthEnd } from '../platform/dates.ts';
import { conflict, type Failure } from '../platform/outcome.ts';
import type { Role } from '../platform/roles.ts';

/** Who writes and hands on, and who signs. 条例 art. 4 */
export const writers: readonly Role[] = ['disclosureHead'];
export const signers: readonly Role[] = ['signer'];
/** Who reads the office's own, and who reads what those below sent. */
export const readers: readonly Role[] = [...writers, ...signers];
export const above: readonly Role[] = ['cityOffice'];

export const STATES = { drafting: '起草中', handed: '待签发', signed: '已签发' } as const;
export type BriefingState = keyof typeof STATES;

/** Months back for which one may still be begun by hand. */
const BACK = 24;

/** '2026 年 11 月' @param month its first day */
export const monthInWords = (month: string): string =>
  `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5, 7))} 月`;

/** '2026-11' of an address → its first day; undefined: no month */
export const monthIn = (text: string): string | undefined =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : undefined;

/** The first working day of a day's month. @param today YYYY-MM-DD */
export function firstWorkingDay(today: string, calendar: Pick<Calendar, 'isWorking'>): string {
  let day = parseDate(`${today.slice(0, 7)}-01`);
  while (!calendar.isWorking(day)) day = day.add({ days: 1 });
  return day.toString();
}

/** The month whose briefing is drafted by itself; undefined: the first working day has not come. */
export function monthToDraft(today: string, calendar: Pick<Calendar, 'isWorking'>): string | undefined {
  return today >= firstWorkingDay(today, calendar) ? monthOf(today, 1) : undefined;
}

/** Months for which one may be begun, the newest first: the running one and those of two years. */
export const monthsToBegin = (today: string): string[] => Array.from({ length: BACK + 1 }, (_, n) => monthOf(today, n));

export type Verb = 'edit' | 'hand' | 'recall' | 'return' | 'sign' | 'send';

const FROM: Record<Verb, BriefingState> = {
  ...{ edit: 'drafting', hand: 'drafting', recall: 'handed', return: 'handed', sign: 'handed', send: 'signed' },
};
const NOT: Record<BriefingState, string> = {
  drafting: '这份月报还在起草',
  handed: '这份月报已经送签，要修改的请先取回',
  signed: '这份月报已经签发，不能再改',
};

/** What a verb is decided by. */
export interface Standing {
  month: string;
  state: BriefingState;
  version: number;
  handedBy: number | null;
  sentAt: Date | null;
}

/** What stands against a step; undefined: nothing. @param version of the page that the person had before them */
export function stepFault(
  verb: Verb,
  briefing: Standing,
  { version, who, today }: { version: number; who: number | null; today: string },
): Failure | undefined {
  if (briefing.version !== version) return conflict('这份月报刚有改动，请看过现在的内容再办理');
  if (briefing.state !== FROM[verb]) return conflict(NOT[briefing.state]);
  if (verb === 'sign' && monthEnd(briefing.month) >= today)
    return conflict(`${monthInWords(briefing.month)}还没有结束，${monthEnd(briefing.month)} 以后才能签发`);
  if (verb === 'sign' && briefing.handedBy === who) return conflict('送签的人不能自己签发，请另一位分管领导签发');
  if (verb === 'send' && briefing.sentAt) return conflict('这份月报已经报送');
  return undefined;
}

/** Whether a button for it stands on the page of this person. */
export const mayTake = (verb: Verb, briefing: Standing, at: { who: number | null; today: string }): boolean =>
  stepFault(verb, briefing, { version: briefing.version, ...at }) === undefined;
