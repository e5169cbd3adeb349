import {
  type AppealOutcomeId,
  type Appellant,
  answersAppeal,
  outcomesOf,
  type RemedyBlock,
  type RemedyOutcome,
  type RemedyProcedure,
  remedyOutcome,
} from '../law/index.ts';
import { type Failure, invalid, type Outcome, ok } from '../platform/outcome.ts';
import type { Role } from '../platform/roles.ts';

/** Who handles cases, and who may look at them: legal review and who signs. */
export const handlers: readonly Role[] = ['caseOfficer', 'disclosureHead'];
export const readers: readonly Role[] = [...handlers, 'signer', 'officeReviewer'];

/** What a case is when it is entered or amended. Days are 'YYYY-MM-DD'. */
export interface Particulars {
  kind: RemedyBlock;
  title: string;
  body: string;
  caseNumber: string;
  procedure: RemedyProcedure;
  /** 受理, 立案 */
  filedOn: string;
  /** the copy was received; null: not yet */
  servedOn: string | null;
}

/** What the rules look at. */
export interface Course extends Omit<Particulars, 'title'> {
  answeredOn: string | null;
  hearingOn: string | null;
  outcome: RemedyOutcome | null;
  concludedOn: string | null;
  decisionReceivedOn: string | null;
  redoBy: string | null;
  redoneOn: string | null;
  /** what the first instance said, once appealed */
  firstOutcome: RemedyOutcome | null;
  firstOn: string | null;
  firstReceivedOn: string | null;
  /** 上诉; null: not appealed */
  appealedBy: Appellant | null;
  appealedOn: string | null;
  /** the copy of the appeal was received */
  appealServedOn: string | null;
  appealAnsweredOn: string | null;
  appealOutcome: AppealOutcomeId | null;
}

export type Stage =
  | 'awaitingCopy'
  | 'answering'
  | 'awaitingDecision'
  | 'awaitingAppealCopy'
  | 'answeringAppeal'
  | 'awaitingSecond'
  | 'redoing'
  | 'concluded';

export const stageNames: Record<Stage, string> = {
  awaitingCopy: '等待送达副本',
  answering: '待答复',
  awaitingDecision: '审理中',
  awaitingAppealCopy: '等待上诉状副本',
  answeringAppeal: '二审待答辩',
  awaitingSecond: '二审审理中',
  redoing: '待履行',
  concluded: '已审结',
};

/** Where a case stands. */
export function stageOf(course: Course): Stage {
  if (course.concludedOn) return course.redoBy && !course.redoneOn ? 'redoing' : 'concluded';
  if (course.appealedBy) {
    if (course.appealAnsweredOn || !answersAppeal(course.appealedBy)) return 'awaitingSecond';
    return course.appealServedOn ? 'answeringAppeal' : 'awaitingAppealCopy';
  }
  if (course.answeredOn) return 'awaitingDecision';
  return course.servedOn ? 'answering' : 'awaitingCopy';
}

const at = (field: string, message: string): Failure => invalid(message, { [field]: message });

/** Days in their order: taken on, copy received, answered, concluded; none in the future. */
export function particularsFault(
  given: Omit<Particulars, 'title'>,
  today: string,
  course?: Course,
): Failure | undefined {
  const { filedOn, servedOn } = given;
  if (filedOn > today) return at('filedOn', '受理日期不能晚于今天');
  if (servedOn && servedOn > today) return at('servedOn', '收到副本的日期不能晚于今天');
  if (servedOn && servedOn < filedOn) return at('servedOn', '收到副本的日期不能早于受理日期');
  if (course?.answeredOn && !servedOn) return at('servedOn', '已经登记答复，收到副本的日期不能为空');
  if (course?.answeredOn && servedOn && course.answeredOn < servedOn)
    return at('servedOn', `收到副本的日期不能晚于答复日期 ${course.answeredOn}`);
  if (course?.concludedOn && course.concludedOn < filedOn)
    return at('filedOn', `受理日期不能晚于审结日期 ${course.concludedOn}`);
  if (course?.firstOn && course.firstOn < filedOn)
    return at('filedOn', `受理日期不能晚于一审裁判的日期 ${course.firstOn}`);
  const said = course?.outcome ?? course?.firstOutcome;
  if (said && !outcomesOf(given.kind).includes(said))
    return at('kind', '已经登记审结结果，不能改为这一类案件；请先撤销审结登记');
  return undefined;
}

/** The reconsideration before a suit: 复议后起诉 names it, a direct suit has none. */
export function beforeFault(
  kind: RemedyBlock,
  before: { kind: RemedyBlock; concludedOn: string | null } | undefined,
  filedOn: string,
): Failure | undefined {
  if (kind !== 'suitAfterReconsideration') return before && at('beforeId', '只有复议后起诉的案件才有此前的复议案件');
  if (!before) return at('beforeId', '复议后起诉，请选择此前的行政复议案件；没有登记的请先登记');
  if (before.kind !== 'reconsideration') return at('beforeId', '此前的案件应是行政复议案件');
  if (!before.concludedOn) return at('beforeId', '此前的行政复议案件尚未登记审结，请先登记复议结果');
  if (before.concludedOn > filedOn) return at('filedOn', `立案日期不能早于复议审结日期 ${before.concludedOn}`);
  return undefined;
}

/** A case cannot be about a reply that was still to come, unless that was overdue by then (不履行). @param of its application */
export function replyFault(
  filedOn: string,
  { receivedOn, closedOn, dueOn }: { receivedOn: string | null; closedOn: string | null; dueOn: string | null },
): Failure | undefined {
  if (receivedOn && filedOn < receivedOn) return at('filedOn', `受理日期不能早于收到申请的日期 ${receivedOn}`);
  if (!closedOn || filedOn >= closedOn || (dueOn && filedOn > dueOn)) return undefined;
  return at('filedOn', `受理日期早于所涉答复的日期 ${closedOn}，那时答复期限也没有届满，请核对受理日期或者所涉申请`);
}

/** 答复, 答辩: once, after the copy was received, before the end. Late is recorded as it was. */
export function mayAnswer(course: Course, on: string, today: string): Outcome<null> {
  if (course.concludedOn) return invalid('案件已经审结，不能再登记答复');
  if (course.appealedOn) return invalid('案件已经上诉，请登记二审答辩');
  if (course.answeredOn) return invalid(`已于 ${course.answeredOn} 登记答复`);
  if (!course.servedOn) return at('answeredOn', '请先在“更正登记”中填写收到副本的日期');
  if (on < course.servedOn) return at('answeredOn', `答复日期不能早于收到副本的日期 ${course.servedOn}`);
  if (on > today) return at('answeredOn', '答复日期不能晚于今天');
  return ok(null);
}

/** 听证, 开庭: a day may lie ahead. */
export function mayHear(course: Course, on: string): Outcome<null> {
  if (course.concludedOn) return invalid('案件已经审结，不能再登记听证、开庭');
  if (on < course.filedOn) return at('hearingOn', `日期不能早于受理日期 ${course.filedOn}`);
  return ok(null);
}

export interface Conclusion {
  outcome: RemedyOutcome;
  /** day of the decision, judgment or ruling */
  concludedOn: string;
  decisionReceivedOn: string | null;
  /** 责令重新答复、限期履行 by this day */
  redoBy: string | null;
}

/** 审结: with an outcome of this kind of case, on a day that has been. */
export function mayConclude(course: Course, given: Conclusion, today: string): Outcome<null> {
  if (course.concludedOn) return invalid(`案件已于 ${course.concludedOn} 审结`);
  if (course.appealedOn) return invalid('案件已经上诉，请登记二审结果');
  return conclusionFault(course, given, today) ?? ok(null);
}

/** What is wrong with how a case is said to have ended, in whichever instance. */
export function conclusionFault(course: Course, given: Conclusion, today: string): Failure | undefined {
  const { outcome, concludedOn, decisionReceivedOn, redoBy } = given;
  if (!outcomesOf(course.kind).includes(outcome)) return at('outcome', '请选择审理结果');
  if (concludedOn < course.filedOn) return at('concludedOn', `审结日期不能早于受理日期 ${course.filedOn}`);
  if (course.answeredOn && concludedOn < course.answeredOn)
    return at('concludedOn', `审结日期不能早于答复日期 ${course.answeredOn}`);
  if (concludedOn > today) return at('concludedOn', '审结日期不能晚于今天');
  if (decisionReceivedOn && (decisionReceivedOn < concludedOn || decisionReceivedOn > today))
    return at('decisionReceivedOn', '收到决定书、裁判文书的日期应在审结日期之后、今天之前');
  if (redoBy && !remedyOutcome(outcome).redo) return at('redoBy', '这一结果不要求本机关重新答复或者履行');
  if (redoBy && redoBy < concludedOn) return at('redoBy', '履行期限不能早于审结日期');
  return undefined;
}

/** 履行: what the decision ordered was done. */
export function mayRedo(course: Course, on: string, today: string): Outcome<null> {
  if (!course.redoBy || course.redoneOn) return invalid('没有待履行的事项');
  if (on < course.concludedOn!) return at('redoneOn', `履行日期不能早于审结日期 ${course.concludedOn}`);
  if (on > today) return at('redoneOn', '履行日期不能晚于今天');
  return ok(null);
}

/** 撤销审结登记: entered by mistake, and nothing builds on it. */
export function mayReopen(course: Course, suits: number): Outcome<null> {
  if (!course.concludedOn) return invalid('案件尚未审结');
  if (suits > 0) return invalid('已有诉讼案件登记在此复议之后，不能撤销审结登记');
  return ok(null);
}
