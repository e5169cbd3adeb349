import type { Calendar } from '../days/calendar.ts';
import { LawInputError, parseDate } from '../days/dates.ts';
import {
  CLARIFICATION_LEAST_DAYS,
  clarificationRequestBy,
  coAuthorityBy,
  EXTENSION_DAYS,
  feePaymentBy,
  REASONS_LEAST_DAYS,
  thirdPartyBy,
} from './deadlines.ts';
import { byItemAdded, byVolume } from './fees.ts';
import { dueOf, type Phase, type ProcedureState } from './procedure.ts';
import { receiptDate } from './receipt.ts';
import { replyFault } from './replies.ts';
import { type IsoDay, STEP_LABELS, type Step, type StepKind } from './steps.ts';

/** Whether the law lets a step be taken; `why` not: a Chinese sentence with its article. */
export type Verdict = { ok: true } | { ok: false; why: string };

interface Case {
  state: ProcedureState;
  today: IsoDay;
  calendar: Calendar;
}
/** What stands against a step; undefined: nothing. */
type Fault = string | undefined;
type Rule<K extends StepKind> = (step: Extract<Step, { kind: K }>, of: Case) => Fault;

/** May this step be taken, or this registration made (`state` null)? The one rule behind every button and every action.
 *  Dates that cannot be read are a fault too, never an exception. 条例 arts. 29–40 */
export function may(state: ProcedureState | null, step: Step, today: IsoDay, calendar: Calendar): Verdict {
  try {
    const why = state ? faultOf(step, { state, today, calendar }) : registrationFault(step, today);
    return why ? { ok: false, why } : { ok: true };
  } catch (error) {
    if (error instanceof LawInputError) return { ok: false, why: error.message };
    throw error;
  }
}

function registrationFault(step: Step, today: IsoDay): Fault {
  if (step.kind !== 'registered') return '申请尚未登记';
  const arrived = parseDate(step.on);
  const confirmed = step.confirmed ? parseDate(step.confirmed) : null;
  if (step.on > today || (step.confirmed ?? '') > today) return '日期不能晚于今天';
  receiptDate({ channel: step.channel, arrived, confirmed });
  return undefined;
}

function faultOf(step: Step, of: Case): Fault {
  const { state, today } = of;
  parseDate(step.on);
  if (step.on > today) return '日期不能晚于今天';
  if (step.on < state.last) return `日期不能早于上一步的日期（${state.last}）`;
  const allowed = PHASES[step.kind];
  if (!allowed.includes(state.phase)) return wrongPhase(step.kind, state);
  return (RULES[step.kind] as Rule<StepKind> | undefined)?.(step, of);
}

const live: readonly Phase[] = ['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee'];

/** In which phases a step has its place. */
const PHASES: Record<StepKind, readonly Phase[]> = {
  registered: [],
  confirmed: ['unconfirmed'],
  clarificationRequested: ['open'],
  clarified: ['awaitingClarification'],
  thirdPartyAsked: ['open'],
  thirdPartyAnswered: ['open', 'awaitingFee'],
  coAuthorityAsked: ['open'],
  coAuthorityAnswered: ['open', 'awaitingFee'],
  extended: ['open'],
  reasonsRequested: ['open'],
  reasonsGiven: ['open'],
  deferred: ['open'],
  feeNotified: ['open'],
  feeNoticeReceived: ['awaitingFee'],
  feePaid: ['awaitingFee'],
  legallyReviewed: ['open'],
  replied: ['open'],
  thirdPartyTold: ['closed'],
  delivered: ['closed'],
  withdrawn: live,
  lapsed: ['awaitingClarification', 'awaitingFee'],
  split: ['open'],
  merged: ['unconfirmed', 'open', 'awaitingClarification'],
  archived: ['closed'],
  reopened: ['closed', 'archived'],
};

function wrongPhase(kind: StepKind, { phase, clarification, fee }: ProcedureState): string {
  if (kind === 'registered') return '申请已经登记';
  if (kind === 'reopened') return '尚未办结，不必重新办理';
  if (phase === 'archived') return '申请已归档，不再办理';
  if (phase === 'merged') return '申请已合并到另一件，请到那一件办理';
  if (phase === 'closed')
    return kind === 'withdrawn' ? '已经办结，不能再撤回' : '申请已办结，只能告知第三方、登记送达或归档';
  if (kind === 'delivered' || kind === 'archived' || kind === 'thirdPartyTold') return '尚未办结';
  if (kind === 'lapsed') return '只有逾期不补正或逾期不缴费的，才视为放弃申请（《条例》第三十条）';
  if (kind === 'confirmed') return '已经收到，不必再确认';
  if (kind === 'clarified') return clarification ? '补正已经收到' : '没有要求补正';
  if (kind === 'feePaid' || kind === 'feeNoticeReceived') return fee ? '费用已经缴纳' : '没有发出收费通知';
  if (phase === 'unconfirmed') return '尚未与申请人双方确认，还不是收到申请（《条例》第三十一条）';
  if (phase === 'awaitingClarification')
    return `正在等待申请人补正，${clarification?.by ?? ''} 前答复（《条例》第三十条）`;
  return `正在等待申请人缴纳信息处理费，暂不能${STEP_LABELS[kind]}`;
}

function mayRequestClarification({ on, by }: { on: IsoDay; by: IsoDay }, { state, calendar }: Case): Fault {
  if (state.clarification) return '补正告知只能一次（《条例》第三十条）';
  const last = clarificationRequestBy(parseDate(state.received!), calendar).date.toString();
  if (on > last) return `补正告知应在收到申请之日起 7 个工作日内作出，最后一日是 ${last}（《条例》第三十条）`;
  parseDate(by);
  if (by <= on) return '补正期限应晚于告知之日，并留出合理时间（《条例》第三十条）';
  const least = calendar.countForward(parseDate(on), CLARIFICATION_LEAST_DAYS).date.toString();
  if (by < least)
    return `补正期限太短：自告知次日起应不少于 ${CLARIFICATION_LEAST_DAYS} 个工作日，即不早于 ${least}（《条例》第三十条，合理期限）`;
  return dayOff('补正期限', by, calendar);
}

/** Nobody can be held to a day on which no office is open. */
function dayOff(what: string, by: IsoDay, calendar: Calendar): Fault {
  if (calendar.isWorking(parseDate(by))) return undefined;
  return `${what} ${by} 不是工作日，请改为 ${calendar.countForward(parseDate(by), 1).date} 或者其他工作日`;
}

function mayRequestReasons({ on, by }: { on: IsoDay; by: IsoDay }, { state, calendar }: Case): Fault {
  if (state.reasons) return '已经要求过申请人说明理由（《条例》第三十五条）';
  parseDate(by);
  const least = calendar.countForward(parseDate(on), REASONS_LEAST_DAYS).date.toString();
  if (by < least)
    return `说明理由的期限太短：自告知次日起应不少于 ${REASONS_LEAST_DAYS} 个工作日，即不早于 ${least}（《条例》第三十五条）`;
  return dayOff('说明理由的期限', by, calendar);
}

function mayReceiveReasons(_: unknown, { state }: Case): Fault {
  if (!state.reasons) return '没有要求过申请人说明理由';
  return state.reasons.given ? '理由说明已经收到' : undefined;
}

function mayDefer(step: Extract<Step, { kind: 'deferred' }>, { state, calendar }: Case): Fault {
  const { on, by, approvedBy } = step;
  if (state.again?.by) return '复议决定、判决确定的期限，本机关不能延迟';
  if (!state.reasons?.given) return '申请人说明了理由、本机关认为合理的，才能确定延迟答复的期限（《条例》第三十五条）';
  if (state.deferral) return '已经确定过延迟答复的期限（《条例》第三十五条）';
  if (!approvedBy.trim()) return '延迟答复的期限由政府信息公开工作机构负责人确定';
  const last = dueOf(state, on, calendar)!.date.toString();
  if (on > last) return `答复期限已于 ${last} 届满，不能再延迟（《条例》第三十五条）`;
  parseDate(by);
  if (by <= last) return `延迟答复的期限应晚于现在的期限 ${last}`;
  return dayOff('延迟答复的期限', by, calendar);
}

function mayAsk({ id }: { id: string }, { state }: Case): Fault {
  if (!id.trim()) return '请写明征求谁的意见';
  return state.asks.some((one) => one.id === id) ? '已经征求过这一方的意见' : undefined;
}

/** The last day on which somebody asked may still answer. */
const ANSWER_BY = { thirdParty: thirdPartyBy, coAuthority: coAuthorityBy };

function mayAnswer(whom: 'thirdParty' | 'coAuthority') {
  return (
    { on, id, answer, requestReceived }: { on: IsoDay; id: string; answer: string; requestReceived?: IsoDay },
    { state, calendar }: Case,
  ): Fault => {
    const one = state.asks.find((ask) => ask.id === id && ask.whom === whom);
    if (!one) return '没有征求过这一方的意见';
    if (one.answered) return '这一方的意见已经收到';
    if (answer !== 'silence') return undefined;
    const article = whom === 'thirdParty' ? '三十二' : '三十四';
    if (!requestReceived) return '登记逾期未答复，须填写对方收到征求意见书的日期';
    if (requestReceived < one.asked) return `对方收到的日期不能早于征求意见之日（${one.asked}）`;
    const last = ANSWER_BY[whom](parseDate(requestReceived), calendar).date.toString();
    return on > last ? undefined : `对方可以答复到 ${last}（收到之日起 15 个工作日，《条例》第${article}条）`;
  };
}

function mayExtend({ on, days, approvedBy }: Extract<Step, { kind: 'extended' }>, { state, calendar }: Case): Fault {
  if (state.again?.by) return '复议决定、判决确定的期限，本机关不能延长';
  if (state.extension) return '延长答复期限只能一次（《条例》第三十三条）';
  if (state.deferral) return `已确定延迟到 ${state.deferral.by} 答复，不能再延长（《条例》第三十五条）`;
  if (!Number.isInteger(days) || days < 1 || days > EXTENSION_DAYS)
    return `延长的期限应为 1 至 ${EXTENSION_DAYS} 个工作日（《条例》第三十三条）`;
  if (!approvedBy.trim()) return '延长答复期限须经政府信息公开工作机构负责人同意（《条例》第三十三条）';
  const last = dueOf(state, on, calendar)!.date.toString();
  return on > last ? `原期限已于 ${last} 届满，不能再延长（《条例》第三十三条）` : undefined;
}

const FEE_RULES = '《政府信息公开信息处理费管理办法》';

function mayCharge(step: Extract<Step, { kind: 'feeNotified' }>, { state, today, calendar }: Case): Fault {
  const { on, basis, quantity, before, reckoned = 0, fen, received } = step;
  if (state.fee) return `一件申请只能按件或者按量收费一次（${FEE_RULES}）`;
  const last = dueOf(state, on, calendar)!.date.toString();
  if (on > last) return `收费通知应在办理期限内发出，期限已于 ${last} 届满（${FEE_RULES}）`;
  const yuan = basis === 'item' ? byItemAdded(before, quantity - reckoned) : byVolume(quantity);
  if (yuan === 0) return `未超出免费的${basis === 'item' ? '件' : '页'}数，不收费（${FEE_RULES}）`;
  if (fen !== yuan * 100) return `按规定标准应收 ${yuan} 元（${FEE_RULES}）`;
  if (!received) return undefined;
  parseDate(received);
  return received < on || received > today ? '申请人收到通知的日期应在发出之日至今天之间' : undefined;
}

function mayLapse({ on, why }: Extract<Step, { kind: 'lapsed' }>, { state, calendar }: Case): Fault {
  if (why === 'clarificationOverdue') {
    if (state.phase !== 'awaitingClarification') return '没有等待补正，不能按逾期不补正处理';
    const { by } = state.clarification!;
    return on > by ? undefined : `补正期限到 ${by} 才届满（《条例》第三十条）`;
  }
  if (state.phase !== 'awaitingFee') return '没有等待缴费，不能按逾期不缴费处理';
  const { received } = state.fee!;
  if (!received) return `请先登记申请人收到收费通知的日期，缴费期限自次日起算（${FEE_RULES}）`;
  const last = feePaymentBy(parseDate(received), calendar).date.toString();
  return on > last ? undefined : `申请人可以缴费到 ${last}（收到通知次日起 20 个工作日，${FEE_RULES}）`;
}

/** Its number stands in the report of the year in which it was received, and is carried over into later ones. */
function mayRecount({ on }: { on: IsoDay }, { state }: Case): Fault {
  return state.received && state.received.slice(0, 4) < on.slice(0, 4)
    ? '这件申请已计入收到年度的年度报告，不能再拆分或者合并，请分别答复'
    : undefined;
}

function maySplit(step: { on: IsoDay }, of: Case): Fault {
  const { state } = of;
  const begun = state.asks.length > 0 || state.extension || state.fee || state.legallyReviewed;
  return begun ? '已开始征求意见、延期、收费或审核，不宜再拆分' : mayRecount(step, of);
}

function mayTell({ id }: { id: string }, { state }: Case): Fault {
  return state.toTell.includes(id) ? undefined : '没有不顾第三方意见决定公开，或者已经告知这一方（《条例》第三十二条）';
}

/** The Regulation names no order; told first, the third party learns of it before the information is out of the house. */
function mayDeliver(_: unknown, { state }: Case): Fault {
  if (state.toTell.length > 0)
    return `第三方不同意而决定公开的，先将公开的内容和理由书面告知：${state.toTell.join('、')}（《条例》第三十二条）`;
  return state.outcome && state.outcome !== 'withdrawn' ? undefined : '申请人已撤回，没有需要送达的答复';
}

function mayArchive(_: unknown, { state }: Case): Fault {
  const replied = state.outcome && !['withdrawn', 'clarificationOverdue', 'feeOverdue'].includes(state.outcome);
  return replied && !state.delivered ? '答复尚未送达，送达后才能归档' : undefined;
}

function mayReopen({ on, by, order }: Extract<Step, { kind: 'reopened' }>, { state }: Case): Fault {
  if (!state.outcome || state.outcome === 'withdrawn') return '申请人已撤回，没有可以重新作出的答复';
  if (!order.trim()) return '请写明作出决定、判决的机关和文号';
  if (!by) return undefined;
  parseDate(by);
  return by < on ? '重新答复的期限不能早于重新办理之日' : undefined;
}

/** Beyond phase and order of days. */
const RULES: { [K in StepKind]?: Rule<K> } = {
  clarificationRequested: mayRequestClarification,
  thirdPartyAsked: mayAsk,
  coAuthorityAsked: mayAsk,
  thirdPartyAnswered: mayAnswer('thirdParty'),
  coAuthorityAnswered: mayAnswer('coAuthority'),
  extended: mayExtend,
  feeNotified: mayCharge,
  feeNoticeReceived: (_, { state }) => (state.fee!.received ? '已登记申请人收到通知的日期' : undefined),
  reasonsRequested: mayRequestReasons,
  reasonsGiven: mayReceiveReasons,
  deferred: mayDefer,
  replied: (step, { state }) => replyFault(state, step.reply, step.publicInterest === true, step.on),
  lapsed: mayLapse,
  split: maySplit,
  merged: mayRecount,
  thirdPartyTold: mayTell,
  delivered: mayDeliver,
  archived: mayArchive,
  reopened: mayReopen,
};
