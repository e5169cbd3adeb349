import type { Calendar } from '../days/calendar.ts';
import { parseDate } from '../days/dates.ts';
import { type ReplyClock, type ReplyDue, replyDue } from './deadlines.ts';
import { receiptDate } from './receipt.ts';
import { DISCLOSES, type ReplyKindId } from './reply-kinds.ts';
import type { Answer, FeeBasis, IsoDay, Step } from './steps.ts';

/** Where an application stands. 'unconfirmed': come in, but the confirmation that makes it received is outstanding. */
export type Phase = 'unconfirmed' | 'open' | 'awaitingClarification' | 'awaitingFee' | 'closed' | 'archived' | 'merged';

export const PHASE_LABELS: Record<Phase, string> = {
  unconfirmed: '待确认收到',
  open: '办理中',
  awaitingClarification: '等待补正',
  awaitingFee: '等待缴费',
  closed: '已办结',
  archived: '已归档',
  merged: '已合并',
};

/** Somebody who was asked for an opinion. */
export interface AskedOne {
  id: string;
  whom: 'thirdParty' | 'coAuthority';
  asked: IsoDay;
  answered: IsoDay | null;
  answer: Answer | null;
}

/** What the steps so far come to. */
export interface ProcedureState {
  phase: Phase;
  arrived: IsoDay;
  /** day of receipt by art. 31; null: not yet received */
  received: IsoDay | null;
  /** day of the latest step; no later step may lie before it */
  last: IsoDay;
  clarification: { requested: IsoDay; by: IsoDay; clarified: IsoDay | null } | null;
  asks: readonly AskedOne[];
  /** `inForce`: in the period that now runs; a new start (clarification, fee) begins a plain one */
  extension: { on: IsoDay; days: number; approvedBy: string; inForce: boolean } | null;
  /** why one asks for so much. art. 35 */
  reasons: { requested: IsoDay; by: IsoDay; given: IsoDay | null } | null;
  /** a later date of reply, of which the applicant was told; in the period that now runs. art. 35 */
  deferral: { on: IsoDay; by: IsoDay; approvedBy: string } | null;
  fee: { notified: IsoDay; received: IsoDay | null; fen: number; basis: FeeBasis; paid: IsoDay | null } | null;
  /** the clarified application or the fee came: the count began anew. art. 30; 国办函〔2020〕109号 */
  restarted: IsoDay | null;
  legallyReviewed: IsoDay | null;
  /** third parties that refused and were overruled, still to be told in writing. art. 32 */
  toTell: readonly string[];
  /** how it ended; null while it has not, when merged, and when withdrawn before it was received */
  outcome: ReplyKindId | null;
  closed: IsoDay | null;
  delivered: IsoDay | null;
  mergedInto: number | null;
  /** handled anew by order of a decision or judgment, within its term or the Regulation's */
  again: { on: IsoDay; by: IsoDay | null; order: string } | null;
  /** how it stood when it first ended: by that it counts, whatever followed */
  first: ProcedureState | null;
}

/** The state after all steps. It does not judge them: `may` does, before each is written.
 *  @throws Error when the first is not the registration */
export function fold(steps: readonly Step[]): ProcedureState {
  const [first, ...rest] = steps;
  if (first?.kind !== 'registered') throw new Error('an application begins with its registration');
  return rest.reduce(afterStep, begin(first));
}

function begin(step: Step & { kind: 'registered' }): ProcedureState {
  const confirmed = step.confirmed ? parseDate(step.confirmed) : null;
  const received = receiptDate({
    channel: step.channel,
    arrived: parseDate(step.on),
    confirmed,
    receiptConfirms: step.receiptConfirms ?? false,
  });
  return {
    phase: received ? 'open' : 'unconfirmed',
    arrived: step.on,
    received: received?.toString() ?? null,
    last: received?.toString() ?? step.on,
    clarification: null,
    asks: [],
    extension: null,
    reasons: null,
    deferral: null,
    fee: null,
    restarted: null,
    legallyReviewed: null,
    toTell: [],
    outcome: null,
    closed: null,
    delivered: null,
    mergedInto: null,
    again: null,
    first: null,
  };
}

/** The state after one more step. */
export function afterStep(before: ProcedureState, step: Step): ProcedureState {
  const state = { ...before, last: step.on };
  switch (step.kind) {
    case 'registered':
      throw new Error('an application is registered once');
    case 'confirmed':
      return { ...state, phase: 'open', received: step.on };
    case 'clarificationRequested':
      return {
        ...state,
        phase: 'awaitingClarification',
        clarification: { requested: step.on, by: step.by, clarified: null },
      };
    case 'clarified':
      return {
        ...state,
        phase: 'open',
        clarification: { ...before.clarification!, clarified: step.on },
        ...anew(before, step.on),
      };
    case 'thirdPartyAsked':
    case 'coAuthorityAsked': {
      const whom = step.kind === 'thirdPartyAsked' ? 'thirdParty' : 'coAuthority';
      return { ...state, asks: [...before.asks, { id: step.id, whom, asked: step.on, answered: null, answer: null }] };
    }
    case 'thirdPartyAnswered':
    case 'coAuthorityAnswered':
      return {
        ...state,
        asks: before.asks.map((one) => (one.id === step.id ? { ...one, answered: step.on, answer: step.answer } : one)),
      };
    case 'extended':
      return { ...state, extension: { on: step.on, days: step.days, approvedBy: step.approvedBy, inForce: true } };
    case 'reasonsRequested':
      return { ...state, reasons: { requested: step.on, by: step.by, given: null } };
    case 'reasonsGiven':
      return { ...state, reasons: { ...before.reasons!, given: step.on } };
    case 'deferred':
      return { ...state, deferral: { on: step.on, by: step.by, approvedBy: step.approvedBy } };
    case 'feeNotified': {
      const { received, fen, basis } = step;
      return { ...state, phase: 'awaitingFee', fee: { notified: step.on, received, fen, basis, paid: null } };
    }
    case 'feeNoticeReceived':
      return { ...state, fee: { ...before.fee!, received: step.on } };
    case 'feePaid': {
      const fee = { ...before.fee!, received: before.fee!.received ?? step.on, paid: step.on };
      return { ...state, phase: 'open', fee, ...anew(before, step.on) };
    }
    case 'legallyReviewed':
      return { ...state, legallyReviewed: step.on };
    case 'replied':
      return { ...state, phase: 'closed', outcome: step.reply, closed: step.on, toTell: overruled(before, step) };
    case 'thirdPartyTold':
      return { ...state, toTell: before.toTell.filter((id) => id !== step.id) };
    case 'lapsed':
      return { ...state, phase: 'closed', outcome: step.why, closed: step.on };
    case 'withdrawn':
      return before.received
        ? { ...state, phase: 'closed', outcome: 'withdrawn', closed: step.on }
        : { ...state, phase: 'closed' };
    case 'delivered':
      return { ...state, delivered: step.on };
    case 'split':
      return state;
    case 'merged':
      return { ...state, phase: 'merged', mergedInto: step.into };
    case 'archived':
      return { ...state, phase: 'archived' };
    case 'reopened':
      return {
        ...state,
        phase: 'open',
        again: { on: step.on, by: step.by, order: step.order },
        first: before.first ?? before,
        legallyReviewed: null,
        toTell: [],
        outcome: null,
        closed: null,
        delivered: null,
        ...anew(before, step.on),
      };
  }
}

/** Who refused what a reply now discloses in the public interest. art. 32 */
function overruled({ asks }: ProcedureState, { reply, publicInterest }: Extract<Step, { kind: 'replied' }>): string[] {
  if (!publicInterest || !DISCLOSES.includes(reply)) return [];
  return asks.filter(({ whom, answer }) => whom === 'thirdParty' && answer === 'refusal').map(({ id }) => id);
}

/** Answered, and held back from the applicant until every third party that was overruled is told: what they objected to is
 *  not out of the house before they know. 条例 art. 32 */
export function isHeldBack({ toTell }: ProcedureState): boolean {
  return toTell.length > 0;
}

/** The count begins again on a day; an extension or a later date of the period before does not go over. */
function anew({ extension }: ProcedureState, on: IsoDay) {
  return { restarted: on, extension: extension && { ...extension, inForce: false }, deferral: null };
}

/** Who was asked since it was opened anew. */
function asksNow({ asks, again }: ProcedureState): readonly AskedOne[] {
  return again ? asks.filter(({ asked }) => asked >= again.on) : asks;
}

/** What moves the date of reply, for `replyDue` and `explain`. `asOf`: through which an unanswered request pauses. */
export function clockOf(state: ProcedureState, asOf: IsoDay): ReplyClock {
  const { extension, restarted, again, deferral } = state;
  const extended = extension?.inForce === true;
  const last = state.closed ?? asOf;
  return {
    extended,
    ...(extended ? { extensionDays: extension.days } : {}),
    ...(again ? { again: { by: again.by ? parseDate(again.by) : null } } : {}),
    ...(deferral ? { deferredTo: parseDate(deferral.by) } : {}),
    asked: asksNow(state).map(({ asked, answered, whom }) => ({
      asked: parseDate(asked),
      answered: answered ? parseDate(answered) : null,
      whom,
    })),
    ...(restarted ? { restartedOn: parseDate(restarted) } : {}),
    asOf: parseDate(last),
  };
}

/** The last day to reply as it stands `today`; null while nothing runs: not yet received, or the applicant's turn to
 *  clarify or to pay. For a concluded application: the day that bound it. */
export function dueOf(state: ProcedureState, today: IsoDay, calendar: Calendar): ReplyDue | null {
  const asleep = state.phase === 'awaitingClarification' || state.phase === 'awaitingFee';
  const lapsed = state.outcome === 'clarificationOverdue' || state.outcome === 'feeOverdue';
  if (!state.received || asleep || lapsed) return null;
  return replyDue(parseDate(state.received), clockOf(state, today), calendar);
}
