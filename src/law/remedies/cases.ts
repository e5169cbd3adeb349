import type { Calendar } from '../days/calendar.ts';
import { isBefore, type PlainDate, parseDate } from '../days/dates.ts';
import type { RemedyBlock, RemedyResult } from '../report/format.ts';
import { RECONSIDERATION_FIRST_SINCE } from './remedies.ts';
import { type RemedyLimit, type Term, termAfter } from './terms.ts';

/** 普通程序, 简易程序. 行政复议法 (2023) art. 53(四): a case about disclosure may be heard in the simplified procedure. */
export const REMEDY_PROCEDURES = { ordinary: '普通程序', simplified: '简易程序' } as const;
export type RemedyProcedure = keyof typeof REMEDY_PROCEDURES;

interface Terms {
  /** 答复, 答辩 and evidence, from the day the copy of the application or complaint was received */
  answer: Term;
  /** when the organ or court ordinarily decides, from the day the case was taken on; it may extend this */
  decision: Term;
}

/**
 * Terms of a case about disclosure ○. 行政复议法 (2023, in force 2024-01-01): art. 48 ten days to answer, art. 54 five in
 * the simplified procedure, both working days (art. 88); art. 62 decision in sixty days, thirty in the simplified one.
 * Its older text (art. 23, 31): ten days, sixty days. 行政诉讼法: art. 67 fifteen days, art. 81 six months, art. 83 45 days.
 */
const TERMS = {
  reconsideration: {
    ordinary: {
      answer: { count: 10, in: 'workingDays', ground: '《行政复议法》第四十八条、第八十八条' },
      decision: { count: 60, in: 'days', ground: '《行政复议法》第六十二条' },
    },
    simplified: {
      answer: { count: 5, in: 'workingDays', ground: '《行政复议法》第五十四条、第八十八条' },
      decision: { count: 30, in: 'days', ground: '《行政复议法》第六十二条' },
    },
  },
  reconsiderationUntil2023: {
    answer: { count: 10, in: 'days', ground: '《行政复议法》（2017 年修正）第二十三条' },
    decision: { count: 60, in: 'days', ground: '《行政复议法》（2017 年修正）第三十一条' },
  },
  suit: {
    ordinary: {
      answer: { count: 15, in: 'days', ground: '《行政诉讼法》第六十七条' },
      decision: { count: 6, in: 'months', ground: '《行政诉讼法》第八十一条' },
    },
    simplified: {
      answer: { count: 15, in: 'days', ground: '《行政诉讼法》第六十七条' },
      decision: { count: 45, in: 'days', ground: '《行政诉讼法》第八十三条' },
    },
  },
} as const satisfies Record<string, Terms | Record<RemedyProcedure, Terms>>;

function termsOf(kind: RemedyBlock, procedure: RemedyProcedure, filed: PlainDate): Terms {
  if (kind !== 'reconsideration') return TERMS.suit[procedure];
  if (isBefore(filed, parseDate(RECONSIDERATION_FIRST_SINCE))) return TERMS.reconsiderationUntil2023;
  return TERMS.reconsideration[procedure];
}

/** Last day to hand in 答复 or 答辩 and the evidence. @param served the copy was received @param filed the case was taken on */
export function remedyAnswerBy(
  kind: RemedyBlock,
  procedure: RemedyProcedure,
  filed: PlainDate,
  served: PlainDate,
  calendar: Calendar,
): RemedyLimit {
  return termAfter(served, termsOf(kind, procedure, filed).answer, calendar);
}

/** By when the organ or court ordinarily decides; it binds them, not the authority. */
export function remedyDecisionBy(
  kind: RemedyBlock,
  procedure: RemedyProcedure,
  filed: PlainDate,
  calendar: Calendar,
): RemedyLimit {
  return termAfter(filed, termsOf(kind, procedure, filed).decision, calendar);
}

interface Outcome {
  name: string;
  of: 'reconsideration' | 'suit';
  /** its column in table four of the annual report */
  result: Exclude<RemedyResult, 'pending'>;
  /** the authority may have to act again within a term that the decision sets */
  redo?: true;
  /** a judgment or a ruling that may be appealed; left out: it ends the case for good */
  appeal?: 'judgment' | 'ruling';
}

/**
 * How a case ends, and the one column of table four it falls into ○ (行政复议法 arts. 33, 41, 63–69, 73; 行政诉讼法
 * arts. 60, 62, 69–77; 国办公开办函〔2021〕30号). Upheld: on the merits the act stands. Other: it ended without a word on
 * the merits. Appeal: judgments, and of the rulings the one that dismisses the suit (行政诉讼法解释 art. 101).
 */
export const REMEDY_OUTCOMES = {
  'reconsideration.maintained': { name: '维持', of: 'reconsideration', result: 'upheld' },
  'reconsideration.claimsRejected': { name: '驳回行政复议请求', of: 'reconsideration', result: 'upheld' },
  'reconsideration.changed': { name: '变更', of: 'reconsideration', result: 'corrected' },
  'reconsideration.revoked': { name: '撤销、部分撤销', of: 'reconsideration', result: 'corrected', redo: true },
  'reconsideration.ordered': { name: '责令限期履行', of: 'reconsideration', result: 'corrected', redo: true },
  'reconsideration.unlawful': { name: '确认违法、无效', of: 'reconsideration', result: 'corrected', redo: true },
  'reconsideration.dismissed': { name: '驳回行政复议申请', of: 'reconsideration', result: 'otherResult' },
  'reconsideration.withdrawn': { name: '申请人撤回，终止', of: 'reconsideration', result: 'otherResult' },
  'reconsideration.settled': { name: '调解、和解', of: 'reconsideration', result: 'otherResult', redo: true },
  'reconsideration.other': { name: '其他方式终结', of: 'reconsideration', result: 'otherResult' },
  'suit.claimsRejected': { name: '判决驳回诉讼请求', of: 'suit', result: 'upheld', appeal: 'judgment' },
  'suit.revoked': { name: '判决撤销、部分撤销', of: 'suit', result: 'corrected', redo: true, appeal: 'judgment' },
  'suit.ordered': { name: '判决限期履行', of: 'suit', result: 'corrected', redo: true, appeal: 'judgment' },
  'suit.changed': { name: '判决变更', of: 'suit', result: 'corrected', appeal: 'judgment' },
  'suit.unlawful': { name: '判决确认违法、无效', of: 'suit', result: 'corrected', redo: true, appeal: 'judgment' },
  'suit.dismissed': { name: '裁定驳回起诉', of: 'suit', result: 'otherResult', appeal: 'ruling' },
  'suit.withdrawn': { name: '裁定准许撤诉', of: 'suit', result: 'otherResult' },
  'suit.settled': { name: '调解、和解', of: 'suit', result: 'otherResult', redo: true },
  'suit.other': { name: '其他方式终结', of: 'suit', result: 'otherResult' },
} as const satisfies Record<string, Outcome>;

export type RemedyOutcome = keyof typeof REMEDY_OUTCOMES;

/** An outcome as the table has it. */
export function remedyOutcome(id: RemedyOutcome): Outcome {
  return REMEDY_OUTCOMES[id];
}

/** The outcomes that a case of this kind may have, in the table's order. */
export function outcomesOf(kind: RemedyBlock): RemedyOutcome[] {
  const of = kind === 'reconsideration' ? 'reconsideration' : 'suit';
  return (Object.keys(REMEDY_OUTCOMES) as RemedyOutcome[]).filter((id) => REMEDY_OUTCOMES[id].of === of);
}
