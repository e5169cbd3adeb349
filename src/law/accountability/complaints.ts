import type { Calendar, Due } from '../days/calendar.ts';
import { parseDate } from '../days/dates.ts';

/** What an authority is said not to have done. 条例 arts. 47, 51–53; the wording is ours ○ */
export const DUTIES = {
  proactive: { label: '应当主动公开而没有公开', article: '第四十七条、第五十三条' },
  application: { label: '对申请没有依法答复处理', article: '第四十七条' },
  updating: { label: '没有及时更新公开的信息、指南和目录', article: '第五十三条' },
  excess: { label: '公开了不应当公开的信息', article: '第五十三条' },
  fee: { label: '违反规定收取费用', article: '第四十二条' },
  system: { label: '没有建立有关制度、机制', article: '第五十二条' },
  other: { label: '侵犯合法权益的其他情形', article: '第五十一条' },
} as const;
export type Duty = keyof typeof DUTIES;
export const duties = Object.keys(DUTIES) as Duty[];

/** What came out of looking into it. */
export const FINDINGS = { upheld: '属实', partly: '部分属实', unfounded: '不属实' } as const;
export type Finding = keyof typeof FINDINGS;

/** What may follow where it is true, and whether somebody was held to account by it, as the annual report counts (责任追究).
 *  条例 arts. 47, 52, 53; that an order to put something right is none ○ */
export const MEASURES = {
  correction: { label: '责令改正', counts: false },
  talk: { label: '约谈', counts: true },
  criticism: { label: '通报批评', counts: true },
  discipline: { label: '处分', counts: true },
  referral: { label: '移送有关机关处理', counts: true },
} as const;
export type Measure = keyof typeof MEASURES;
export const measures = Object.keys(MEASURES) as Measure[];

/** Working days to say whether a complaint is taken on, and to look into it; the second once longer. The Regulation names no
 *  limits ○ (《信访工作条例》 art. 23 has 15 days for the first, art. 34 60 days and 30 more for the second). */
export const COMPLAINT_DAYS = { accept: 5, find: 30, extend: 30 } as const;

/** Last day to say whether a complaint is taken on; the day it came is day zero. */
export const acceptBy = (cameOn: string, calendar: Calendar): Due =>
  calendar.countForward(parseDate(cameOn), COMPLAINT_DAYS.accept);

/** Last day to say what came out. @param more working days by which it was extended */
export const findBy = (acceptedOn: string, more: number, calendar: Calendar): Due =>
  calendar.countForward(parseDate(acceptedOn), COMPLAINT_DAYS.find + more);
