import {
  type Answer,
  afterStep,
  byItemAdded,
  byVolume,
  type Calendar,
  CHOSEN_REPLY_KINDS,
  fold,
  may,
  type ProcedureState,
  type ReceiptChannel,
  STEP_KINDS,
  type Step,
} from '../../src/law/index.ts';
import { nextDay } from './hand-count.ts';

/** A number from 0 up to, not including, n. */
export type Dice = (n: number) => number;

const CHANNELS: readonly ReceiptChannel[] = ['inPerson', 'registeredPost', 'ordinaryPost', 'online', 'fax'];
const ANSWERS: readonly Answer[] = ['consent', 'refusal', 'silence'];

export interface Walk {
  steps: Step[];
  state: ProcedureState;
  /** the day on which the walk ended */
  today: string;
}

/** The life of an application as chance leads it: on every day that comes, some step with some particulars is tried, and
 *  taken when the law lets it. @param tried sees each try with the state before it */
export function randomLife(
  dice: Dice,
  start: string,
  calendar: Calendar,
  most: number,
  tried?: (state: ProcedureState, step: Step, today: string, ok: boolean, steps: readonly Step[]) => void,
): Walk {
  const channel = CHANNELS[dice(CHANNELS.length)]!;
  const steps: Step[] = [{ kind: 'registered', on: start, channel, confirmed: dice(2) ? start : null }];
  let state = fold(steps);
  let today = start;
  for (let n = 0; n < most; n += 1) {
    today = nextDay(today, dice(3) ? dice(4) : dice(40));
    const step = randomStep(dice, state, today);
    const { ok } = may(state, step, today, calendar);
    tried?.(state, step, today, ok, steps);
    if (!ok) continue;
    steps.push(step);
    state = afterStep(state, step);
  }
  return { steps, state, today };
}

/** Some step, likely or not, lawful or not. */
function randomStep(dice: Dice, state: ProcedureState, today: string): Step {
  const kind = STEP_KINDS[dice(STEP_KINDS.length)]!;
  const on = dice(6) ? today : nextDay(today, dice(7) - 4);
  const ask = state.asks[dice(state.asks.length + 1)]?.id ?? '无';
  const basis = dice(2) ? 'item' : 'volume';
  const quantity = 1 + dice(120);
  const before = dice(20);
  const yuan = basis === 'item' ? byItemAdded(before, quantity) : byVolume(quantity);
  switch (kind) {
    case 'registered':
      return { kind, on, channel: 'online', confirmed: null };
    case 'clarificationRequested':
      return { kind, on, by: nextDay(on, dice(20) - 2) };
    case 'reasonsRequested':
      return { kind, on, by: nextDay(on, dice(20) - 2) };
    case 'deferred':
      return { kind, on, by: nextDay(on, dice(90) - 2), approvedBy: dice(5) ? '负责人' : '' };
    case 'thirdPartyAsked':
    case 'coAuthorityAsked':
      return { kind, on, id: `甲乙丙丁`[dice(4)]! };
    case 'thirdPartyAnswered':
    case 'coAuthorityAnswered':
      return { kind, on, id: ask, answer: ANSWERS[dice(3)]!, requestReceived: nextDay(on, -dice(40)) };
    case 'thirdPartyTold':
      return { kind, on, id: ask };
    case 'extended':
      return { kind, on, days: dice(23), approvedBy: dice(5) ? '负责人' : '' };
    case 'feeNotified':
      return { kind, on, basis, quantity, before, fen: yuan * (dice(8) ? 100 : 99), received: dice(2) ? on : null };
    case 'replied':
      return { kind, on, reply: CHOSEN_REPLY_KINDS[dice(CHOSEN_REPLY_KINDS.length)]!, publicInterest: dice(4) === 0 };
    case 'delivered':
      return { kind, on, how: 'post', proof: '挂号' };
    case 'lapsed':
      return { kind, on, why: dice(2) ? 'clarificationOverdue' : 'feeOverdue' };
    case 'split':
      return { kind, on, into: [1] };
    case 'reopened':
      return { kind, on, by: dice(2) ? nextDay(on, dice(40) - 2) : null, order: dice(5) ? '演示复决〔2024〕1号' : '' };
    case 'merged':
      return { kind, on, into: 1 };
    default:
      return { kind, on };
  }
}
