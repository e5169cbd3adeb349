import {
  APPEAL_OUTCOMES,
  type AppealOutcomeId,
  type Appellant,
  answersAppeal,
  finalOutcome,
  type RemedyOutcome,
  remedyOutcome,
} from '../law/index.ts';
import { type Failure, invalid, type Outcome, ok } from '../platform/outcome.ts';
import { type Conclusion, type Course, conclusionFault } from './rules.ts';

const at = (field: string, message: string): Failure => invalid(message, { [field]: message });

/** An appeal as it is entered or amended. Days are 'YYYY-MM-DD'. */
export interface Appeal {
  by: Appellant;
  on: string;
  body: string;
  number: string;
  /** the copy was received; null: not yet, or the authority alone appealed */
  servedOn: string | null;
}

/** 上诉, or its amendment: from a judgment or a ruling that can be appealed. 行政诉讼法 art. 85. Late is recorded as it was. */
export function mayAppeal(course: Course, given: Appeal, today: string): Outcome<null> {
  const { appealedOn, firstOn } = course;
  if (course.appealOutcome) return invalid('二审已经审结，裁判是终审裁判，不能再上诉');
  if (!appealedOn) {
    if (course.kind === 'reconsideration' || !course.outcome || !course.concludedOn)
      return invalid('一审裁判登记审结以后，才能登记上诉');
    if (!remedyOutcome(course.outcome).appeal) return invalid('这一结果不能上诉（《行政诉讼法》第八十五条）');
  }
  const judged = firstOn ?? course.concludedOn!;
  const { on, by, servedOn } = given;
  if (on < judged) return at('appealedOn', `上诉日期不能早于一审裁判的日期 ${judged}`);
  if (on > today) return at('appealedOn', '上诉日期不能晚于今天');
  if (servedOn && !answersAppeal(by)) return at('appealServedOn', '只有本机关上诉的，没有要答辩的上诉状副本');
  if (servedOn && servedOn < on) return at('appealServedOn', '收到副本的日期不能早于上诉日期');
  if (servedOn && servedOn > today) return at('appealServedOn', '收到副本的日期不能晚于今天');
  const { appealAnsweredOn } = course;
  if (appealAnsweredOn && (!servedOn || servedOn > appealAnsweredOn))
    return at('appealServedOn', `已于 ${appealAnsweredOn} 登记二审答辩，收到副本的日期不能为空，也不能晚于这一天`);
  return ok(null);
}

/** 二审答辩: once, after the copy of the appeal was received. */
export function mayAnswerAppeal(course: Course, on: string, today: string): Outcome<null> {
  if (course.concludedOn) return invalid('案件已经审结，不能再登记答辩');
  if (!course.appealedBy) return invalid('没有登记上诉');
  if (!answersAppeal(course.appealedBy)) return invalid('本机关上诉的，由对方答辩');
  if (course.appealAnsweredOn) return invalid(`已于 ${course.appealAnsweredOn} 登记二审答辩`);
  if (!course.appealServedOn) return at('appealAnsweredOn', '请先在“更正上诉登记”中填写收到上诉状副本的日期');
  if (on < course.appealServedOn)
    return at('appealAnsweredOn', `答辩日期不能早于收到上诉状副本的日期 ${course.appealServedOn}`);
  return on > today ? at('appealAnsweredOn', '答辩日期不能晚于今天') : ok(null);
}

export interface SecondConclusion extends Omit<Conclusion, 'outcome'> {
  appealOutcome: AppealOutcomeId;
  /** the outcome in the place of the first one, where it was changed */
  changedTo: RemedyOutcome | null;
}

/** 二审审结. @returns the outcome with which the case ends, its only one in table four; null: it goes on in the first
 *  instance */
export function mayConcludeAppeal(
  course: Course,
  given: SecondConclusion,
  today: string,
): Outcome<RemedyOutcome | null> {
  if (course.concludedOn) return invalid(`案件已于 ${course.concludedOn} 审结`);
  if (!course.appealedOn || !course.firstOutcome) return invalid('没有登记上诉');
  const { appealOutcome, changedTo, concludedOn } = given;
  const { effect } = APPEAL_OUTCOMES[appealOutcome];
  if (effect === 'replaced' && !changedTo) return at('changedTo', '改判的，请选择二审的结果');
  if (effect !== 'replaced' && changedTo) return at('changedTo', '只有改判的才选择二审的结果');
  const outcome = finalOutcome(course.firstOutcome, appealOutcome, changedTo);
  if (concludedOn < course.appealedOn) return at('concludedOn', `审结日期不能早于上诉日期 ${course.appealedOn}`);
  if (course.appealAnsweredOn && concludedOn < course.appealAnsweredOn)
    return at('concludedOn', `审结日期不能早于答辩日期 ${course.appealAnsweredOn}`);
  if (!outcome && given.redoBy) return at('redoBy', '发回重审的，没有要履行的期限');
  const fault = conclusionFault(course, { ...given, outcome: outcome ?? course.firstOutcome }, today);
  return fault ?? ok(outcome);
}

/** 撤销上诉登记: entered by mistake; the judgment of the first instance is again the case's end. */
export function mayUndoAppeal(course: Course): Outcome<null> {
  if (!course.appealedOn) return invalid('没有登记上诉');
  if (course.concludedOn) return invalid('二审已经登记审结，请先撤销审结登记');
  return ok(null);
}
