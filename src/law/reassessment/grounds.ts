import { Temporal } from 'temporal-polyfill';
import type { ReplyRow } from '../report/format.ts';

/** By what information is withheld, and when it is looked at again. 条例 art. 18 asks for it at intervals (定期) and names none:
 *  ○ one year; a state secret when its period ends, or a year on where that is not known (保守国家秘密法 asks for a yearly
 *  look at what is classified, and knows periods of 10, 20 and 30 years); of process information the assessor sets when the
 *  process will have ended, at most two years ahead. Months; `first`: from the day it was withheld; `longest`: the farthest
 *  day that an assessment may set. */
export const WITHHELD_GROUNDS = {
  stateSecret: { label: '国家秘密', article: '第十四条', first: 12, longest: 360 },
  forbiddenByLaw: { label: '法律、行政法规禁止公开', article: '第十四条', first: 12, longest: 12 },
  safetyAndStability: { label: '危及“三安全一稳定”', article: '第十四条', first: 12, longest: 12 },
  thirdPartyRights: { label: '第三方合法权益', article: '第十五条、第三十二条', first: 12, longest: 12 },
  internalAffairs: { label: '内部事务信息', article: '第十六条第一款', first: 12, longest: 12 },
  process: { label: '过程性信息', article: '第十六条第二款', first: 12, longest: 24 },
  enforcementFile: { label: '行政执法案卷', article: '第十六条第二款', first: 12, longest: 12 },
} as const;
export type WithheldGround = keyof typeof WITHHELD_GROUNDS;
export const withheldGrounds = Object.keys(WITHHELD_GROUNDS) as WithheldGround[];

/** Where no ground was named yet (部分公开, 撤下, 审核退回): the first assessment names it. ○ */
const UNNAMED_FIRST = 12;

/** By what a reply withheld something. 'unnamed': in part, by grounds that table three does not tell; undefined: nothing was
 *  withheld (行政查询事项 are shown by other rules, art. 36(七)). 条例 arts. 14–16, 36, 37 */
export function groundOfReply(row: ReplyRow): WithheldGround | 'unnamed' | undefined {
  if (row === 'partial') return 'unnamed';
  const [group, ground = ''] = row.split('.');
  return group === 'refused' && Object.hasOwn(WITHHELD_GROUNDS, ground) ? (ground as WithheldGround) : undefined;
}

/** The day so many months later; of a month that is shorter its last day. */
const monthsLater = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/** The day of the first assessment, 'YYYY-MM-DD'. 条例 art. 18 @param secretUntil of a state secret: its last day, if known */
export function firstAssessment(
  ground: WithheldGround | 'unnamed',
  withheldOn: string,
  secretUntil: string | null = null,
): string {
  if (ground === 'unnamed') return monthsLater(withheldOn, UNNAMED_FIRST);
  if (ground === 'stateSecret' && secretUntil) return secretUntil > withheldOn ? secretUntil : withheldOn;
  return monthsLater(withheldOn, WITHHELD_GROUNDS[ground].first);
}

/** The day that is proposed for the next assessment. @param secretUntil as above */
export function nextAssessment(ground: WithheldGround, today: string, secretUntil: string | null = null): string {
  const year = monthsLater(today, 12);
  return ground === 'stateSecret' && secretUntil && secretUntil > today && secretUntil < year ? secretUntil : year;
}

/** Why a day cannot be that of the next assessment; undefined: it can. 条例 art. 18 */
export function nextAssessmentFault(
  ground: WithheldGround,
  next: string,
  { today, secretUntil = null }: { today: string; secretUntil?: string | null },
): string | undefined {
  const { label, longest } = WITHHELD_GROUNDS[ground];
  if (next <= today) return '下次评估的日期应当在今天以后';
  if (ground === 'stateSecret' && secretUntil && secretUntil > today)
    return next > secretUntil ? `保密期限到 ${secretUntil}，最晚在那一天再评估` : undefined;
  if (next <= monthsLater(today, longest)) return undefined;
  return `${label}最晚 ${longest / 12} 年后再评估（《条例》第十八条要求定期评估）`;
}
