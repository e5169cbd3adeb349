import type { Calendar } from '../days/calendar.ts';
import type { MessageChannel, MessageKind, MessageRating } from './kinds.ts';
import { mostExtension, roundDue } from './limits.ts';
import type { ElsewhereId } from './signposts.ts';
import { MESSAGE_PHASES, type MessagePhase, type MessageState, type Round } from './state.ts';

/** One thing that became of a message. `on`: YYYY-MM-DD, the day in China. */
export type MessageStep =
  | { kind: 'received'; on: string; channel: MessageChannel; sort: MessageKind }
  | { kind: 'assigned'; on: string; office: number; simple: boolean }
  /** not ours, says the office; the clock goes on */
  | { kind: 'transferred'; on: string; from: number; to: number | null }
  | { kind: 'led'; on: string; where: ElsewhereId }
  | { kind: 'extended'; on: string; days: number }
  | { kind: 'answered'; on: string; with?: number }
  | { kind: 'asked'; on: string }
  | { kind: 'rated'; on: string; rating: MessageRating }
  | { kind: 'reopened'; on: string }
  | { kind: 'merged'; on: string; into: number }
  | { kind: 'withdrawn'; on: string }
  /** its office was closed into another */
  | { kind: 'succeeded'; on: string; office: number }
  | { kind: 'voided'; on: string };

export const MESSAGE_STEPS: Record<MessageStep['kind'], string> = {
  received: '收到',
  assigned: '交办',
  transferred: '转办',
  led: '转其他渠道',
  extended: '延期',
  answered: '答复',
  asked: '追问',
  rated: '评价',
  reopened: '重新办理',
  merged: '合并办理',
  withdrawn: '撤回',
  succeeded: '科室调整',
  voided: '作废',
};

const OPEN: readonly MessagePhase[] = ['received', 'assigned', 'disputed', 'merged'];
/** So many wrong offices, and the head decides. */
export const MOST_TRANSFERS = 2;

/** What a message has come to. @param steps in their order, the receipt first */
export function foldMessage(steps: readonly MessageStep[]): MessageState {
  const [first, ...others] = steps;
  if (first?.kind !== 'received') throw new Error('a message begins with its receipt');
  let state: MessageState = {
    ...{ phase: 'received', open: true, sort: first.sort, received: first.on, answers: [], office: null },
    ...{ transfers: 0, decided: false, extended: false, askedAgain: false, rating: null, into: null, where: null },
    round: { zero: first.on, from: 'received', simple: false, extension: null },
    last: first.on,
  };
  for (const step of others) {
    const next = { ...state, ...after(state, step), last: step.on };
    state = { ...next, open: OPEN.includes(next.phase) };
  }
  return state;
}

function after(state: MessageState, step: MessageStep): Partial<MessageState> {
  const anew = (from: Round['from']): Partial<MessageState> => ({
    phase: state.office === null ? 'received' : 'assigned',
    round: { zero: step.on, from, simple: false, extension: null },
  });
  switch (step.kind) {
    case 'received':
      return {};
    case 'assigned':
      return {
        phase: 'assigned',
        office: step.office,
        decided: state.decided || state.phase === 'disputed',
        round: { ...state.round, simple: step.simple },
      };
    case 'transferred':
      return {
        transfers: state.transfers + 1,
        office: step.to,
        phase: step.to === null ? 'disputed' : 'assigned',
      };
    case 'led':
      return { phase: 'led', where: step.where };
    case 'extended':
      return { extended: true, round: { ...state.round, extension: step.days } };
    case 'answered':
      return { phase: 'answered', answers: [...state.answers, { ...state.round, on: step.on }], rating: null };
    case 'asked':
      return { askedAgain: true, ...anew('asked') };
    case 'rated':
      return { rating: step.rating };
    case 'reopened':
      return anew('reopened');
    case 'merged':
      return { phase: 'merged', into: step.into };
    case 'withdrawn':
      return { phase: 'withdrawn' };
    case 'succeeded':
      return { office: step.office };
    case 'voided':
      return { phase: 'voided' };
  }
}

export type MessageVerdict = { ok: true } | { ok: false; why: string };
const no = (why: string): MessageVerdict => ({ ok: false, why });

/** Whether a step may be taken. @param today YYYY-MM-DD in China */
export function mayMessage(
  state: MessageState,
  step: Exclude<MessageStep, { kind: 'received' }>,
  today: string,
  calendar: Calendar,
): MessageVerdict {
  if (step.on > today) return no('日期不能晚于今天');
  if (step.on < state.last) return no(`日期不能早于上一步（${state.last}）`);
  if (step.kind === 'rated' || step.kind === 'asked' || step.kind === 'reopened') return mayAfterwards(state, step);
  if (!state.open) return no(`这件留言${MESSAGE_PHASES[state.phase]}，不能再${MESSAGE_STEPS[step.kind]}`);
  if (state.phase === 'merged' && step.kind !== 'answered' && step.kind !== 'withdrawn')
    return no('这件留言已与另一件合并办理，随那一件一并答复');
  switch (step.kind) {
    case 'assigned': {
      const due = roundDue({ ...state.round, simple: step.simple }, calendar).date.toString();
      if (step.simple && !state.round.simple && due < today) return no('已过简单事项的期限，按一般事项办理');
      if (state.decided && step.office !== state.office) return no('承办科室已由负责人指定，不再变更');
      return { ok: true };
    }
    case 'transferred':
      if (state.phase !== 'assigned') return no('还没有交办，不能转办');
      if (state.decided) return no('承办科室已由负责人指定，不能再转办');
      if (step.from !== state.office) return no('这件留言已不由这个科室承办');
      if (step.to === step.from) return no('请选择另一个科室');
      if (state.transfers + 1 >= MOST_TRANSFERS && step.to !== null)
        return no('两个科室都认为不属于本科室，须由负责人指定');
      return { ok: true };
    case 'extended':
      return mayExtend(state, step.days, step.on, calendar);
    case 'answered':
      if (state.phase === 'received' || state.phase === 'disputed') return no('还没有承办科室，不能答复');
      if ((state.phase === 'merged') !== (step.with !== undefined)) return no('合并办理的留言随主件一并答复');
      return { ok: true };
    default:
      return { ok: true };
  }
}

function mayAfterwards(state: MessageState, { kind }: MessageStep): MessageVerdict {
  if (state.phase !== 'answered') return no(`答复以后才可以${MESSAGE_STEPS[kind]}`);
  if (kind === 'rated' && state.rating !== null) return no('这次答复已经评价过');
  if (kind === 'asked' && state.askedAgain) return no('只能追问一次；还有问题的，请另写一件留言');
  if (kind === 'reopened' && state.rating !== 'unsatisfied') return no('评价为“不满意”的，才可以决定重新办理');
  return { ok: true };
}

function mayExtend(state: MessageState, days: number, on: string, calendar: Calendar): MessageVerdict {
  if (state.extended) return no('只能延期一次');
  const most = mostExtension(state.round);
  if (!Number.isInteger(days) || days < 1 || days > most) return no(`延长的期限应为 1 至 ${most} 个工作日`);
  if (roundDue(state.round, calendar).date.toString() < on) return no('期限已过，不能再延期');
  return { ok: true };
}
