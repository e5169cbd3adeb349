import {
  answersAppeal,
  appealAnswerBy,
  appealBy,
  appealDecisionBy,
  type Calendar,
  isAfter,
  parseDate,
  type RemedyLimit,
  type ReplyRow,
  reconsiderationBy,
  reconsiderationFirst,
  reconsiderationFirstInPart,
  remedyAnswerBy,
  remedyDecisionBy,
  suitAfterReconsiderationBy,
  suitBy,
} from '../law/index.ts';
import { type CalendarChange, calendarOf } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { movedBetween, type OpenLimit } from '../platform/limits.ts';
import { has, type Who } from '../platform/roles.ts';
import { handlers } from './rules.ts';
import { openCases, type RemedyCase } from './store.ts';
import { caseName } from './words.ts';

/** The case's own days as the law reckons them. */
export interface CaseTerms {
  answer?: RemedyLimit;
  decision: RemedyLimit;
  /** to appeal from what the first instance said, as far as the day of its delivery is known */
  appeal?: RemedyLimit | undefined;
  appealAnswer?: RemedyLimit;
}

export function termsOf(of: RemedyCase, calendar: Calendar): CaseTerms {
  const filed = parseDate(of.filedOn);
  const first = of.firstOutcome ?? of.outcome;
  const delivered = of.firstOutcome ? of.firstReceivedOn : of.decisionReceivedOn;
  const { appealedBy, appealedOn, appealServedOn } = of;
  return {
    decision: appealedOn
      ? appealDecisionBy(parseDate(appealedOn), calendar)
      : remedyDecisionBy(of.kind, of.procedure, filed, calendar),
    ...(first && delivered && { appeal: appealBy(first, parseDate(delivered), calendar) }),
    ...(appealedBy &&
      appealServedOn &&
      answersAppeal(appealedBy) && { appealAnswer: appealAnswerBy(parseDate(appealServedOn), calendar) }),
    ...(of.servedOn && { answer: remedyAnswerBy(of.kind, of.procedure, filed, parseDate(of.servedOn), calendar) }),
  };
}

/** What the authority has still to do in a case, and by when. To appeal is its right, so that its last day is no longer
 *  a limit once it is over. */
export function limitsIn(of: RemedyCase, calendar: Calendar, today: string): OpenLimit[] {
  const about = {
    authorityId: of.authorityId,
    room: '复议诉讼',
    title: caseName(of),
    href: `/console/remedies/${of.id}`,
    officerId: of.officerId,
  };
  const limits: OpenLimit[] = [];
  const { answer, appeal, appealAnswer } = termsOf(of, calendar);
  const reckoned = ({ date, provisional }: RemedyLimit) => ({ on: date.toString(), provisional });
  if (answer && !of.answeredOn && !of.concludedOn && !of.appealedOn)
    limits.push({
      ...about,
      key: `remedy:${of.id}:answer`,
      limit: of.kind === 'reconsideration' ? '复议答复期限' : '答辩和举证期限',
      ...reckoned(answer),
    });
  if (appealAnswer && !of.appealAnsweredOn && !of.concludedOn)
    limits.push({ ...about, key: `remedy:${of.id}:appealAnswer`, limit: '二审答辩期限', ...reckoned(appealAnswer) });
  if (appeal && of.result === 'corrected' && !of.appealOutcome && today <= appeal.date.toString())
    limits.push({ ...about, key: `remedy:${of.id}:appeal`, limit: '上诉期限', ...reckoned(appeal) });
  if (of.redoBy && !of.redoneOn && of.concludedOn)
    limits.push({ ...about, key: `remedy:${of.id}:redo`, limit: '履行期限', on: of.redoBy, provisional: false });
  return limits;
}

/** Open limits of an authority's cases. */
export async function limitsOf(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  const [cases, calendar] = await Promise.all([openCases(db, today, authorityId), calendarOf(db)]);
  return cases.flatMap((of) => limitsIn(of, calendar, today));
}

/** How many limits wait for this person; 0 for who does not handle cases. */
export async function casesWaiting(db: Db, who: Who, today: string): Promise<number> {
  return has(who, ...handlers) ? (await limitsOf(db, who.authorityId, today)).length : 0;
}

/** Another arrangement of holidays: answers counted in working days, or ending on a day off, move. @returns those */
export async function moveLimits(tx: Tx, { before, after, today }: CalendarChange) {
  const cases = await openCases(tx, today);
  const by = (calendar: Calendar) => cases.flatMap((of) => limitsIn(of, calendar, today));
  return movedBetween(by(before), by(after));
}

/** What the case is about, as far as the books know. */
export interface About {
  /** the application's reply */
  reply?: { row: ReplyRow | null; deliveredOn: string | null } | undefined;
  /** the reconsideration before a suit */
  before?: { decisionReceivedOn: string | null; concludedOn: string | null } | undefined;
}

/** What an officer should look into before answering: was reconsideration skipped, was it brought too late? */
export function warningsOf(of: RemedyCase, about: About, calendar: Calendar): string[] {
  const warnings: string[] = [];
  const { reply, before } = about;
  const filed = parseDate(of.filedOn);
  const delivered = reply?.deliveredOn ? parseDate(reply.deliveredOn) : undefined;
  if (of.kind === 'directSuit' && delivered && reply?.row && reconsiderationFirst(reply.row, delivered))
    warnings.push(
      `对 ${delivered} 作出的不予公开答复，应当先申请行政复议，对复议决定不服再起诉（《行政复议法》第二十三条第一款第四项）。答辩时可以提出。`,
    );
  if (of.kind === 'directSuit' && delivered && reply?.row && reconsiderationFirstInPart(reply.row, delivered))
    warnings.push(
      `${delivered} 的答复是部分公开：其中不予公开的部分，应当先申请行政复议（《行政复议法》第二十三条第一款第四项）。请核对诉讼请求，答辩时可以提出。`,
    );
  const late = (by: string, what: string) =>
    warnings.push(`${what}应在 ${by} 前提出，受理日期是 ${of.filedOn}。请核对提出日期，确已超期的，答复时可以提出。`);
  if (delivered && of.kind === 'reconsideration' && isAfter(filed, reconsiderationBy(delivered, calendar)))
    late(reconsiderationBy(delivered, calendar).toString(), '行政复议申请');
  if (delivered && of.kind === 'directSuit' && isAfter(filed, suitBy(delivered, calendar)))
    late(suitBy(delivered, calendar).toString(), '直接起诉');
  const decided = before?.decisionReceivedOn ?? before?.concludedOn;
  if (decided && of.kind === 'suitAfterReconsideration') {
    const by = suitAfterReconsiderationBy(parseDate(decided), calendar);
    if (isAfter(filed, by)) late(by.toString(), '对复议决定不服的起诉');
  }
  const { appeal } = termsOf(of, calendar);
  if (appeal && of.appealedOn && isAfter(parseDate(of.appealedOn), appeal.date))
    warnings.push(
      `按本机关收到一审裁判的日期计算，上诉应在 ${appeal.date} 前提出（《行政诉讼法》第八十五条），登记的上诉日期是 ${of.appealedOn}。请核对。`,
    );
  return warnings;
}
