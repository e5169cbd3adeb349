import type { Calendar } from '../days/calendar.ts';
import { parseDate } from '../days/dates.ts';
import { mayTake } from './course.ts';
import { CLARIFICATION_LEAST_DAYS, REASONS_LEAST_DAYS } from './deadlines.ts';
import { byItem } from './fees.ts';
import { dueOf, fold, type ProcedureState } from './procedure.ts';
import { may, type Verdict } from './rules.ts';
import { type IsoDay, STEP_KINDS, type Step, type StepKind } from './steps.ts';

/** A step as it stands today: may it be taken, and if not, why. */
export type Offer = { kind: StepKind } & Verdict;

/** Every step with the answer of `may`, in the order of the procedure, asked with the most harmless particulars. What is
 *  offered here can be taken today with suitable ones; what is not can be taken with none. */
export function offered(state: ProcedureState, today: IsoDay, calendar: Calendar): Offer[] {
  return STEP_KINDS.filter((kind) => kind !== 'registered').map((kind) => {
    const verdicts = probes(kind, state, today, calendar).map((step) => may(state, step, today, calendar));
    return { kind, ...(verdicts.find(({ ok }) => ok) ?? verdicts[0]!) };
  });
}

/** Notices that may have been made in time and only now be recorded, with their true day. */
const MAY_BE_LATE: readonly StepKind[] = [
  'clarificationRequested',
  'thirdPartyAsked',
  'coAuthorityAsked',
  'extended',
  'reasonsRequested',
  'deferred',
  'feeNotified',
];

/** What can no longer be done today, but may have been done on an earlier day. @param steps in the order of their days */
export function offeredLate(steps: readonly Step[], today: IsoDay, calendar: Calendar): StepKind[] {
  const states = steps.map((_, at) => fold(steps.slice(0, at + 1)));
  const now = offered(fold(steps), today, calendar);
  return now
    .filter(({ kind, ok }) => !ok && MAY_BE_LATE.includes(kind))
    .map(({ kind }) => kind)
    .filter((kind) =>
      states.some((state) =>
        probes(kind, state, state.last, calendar).some((step) => mayTake(steps, step, today, calendar).ok),
      ),
    );
}

const FREE_ITEMS = 10;

/** Steps of a kind such that one of them is allowed whenever any of the kind is. */
function probes(kind: StepKind, state: ProcedureState, on: IsoDay, calendar: Calendar): Step[] {
  const open = (whom: 'thirdParty' | 'coAuthority') =>
    state.asks.filter((one) => one.whom === whom && !one.answered).map((one) => one.id);
  switch (kind) {
    case 'clarificationRequested':
      return [{ kind, on, by: calendar.countForward(parseDate(on), CLARIFICATION_LEAST_DAYS).date.toString() }];
    case 'thirdPartyAsked':
    case 'coAuthorityAsked':
      return [{ kind, on, id: `下一方${state.asks.length + 1}` }];
    case 'thirdPartyAnswered':
      return [...open('thirdParty'), ''].map((id) => ({ kind, on, id, answer: 'consent' }));
    case 'coAuthorityAnswered':
      return [...open('coAuthority'), ''].map((id) => ({ kind, on, id, answer: 'consent' }));
    case 'extended':
      return [{ kind, on, days: 1, approvedBy: '负责人' }];
    case 'reasonsRequested':
      return [{ kind, on, by: calendar.countForward(parseDate(on), REASONS_LEAST_DAYS).date.toString() }];
    case 'deferred': {
      const due = dueOf(state, on, calendar)?.date ?? parseDate(on);
      return [{ kind, on, by: calendar.countForward(due, 1).date.toString(), approvedBy: '负责人' }];
    }
    case 'feeNotified': {
      const fen = byItem(FREE_ITEMS + 1) * 100;
      return [{ kind, on, basis: 'item', quantity: 1, before: FREE_ITEMS, fen, received: null }];
    }
    case 'replied':
      return [{ kind, on, reply: 'otherwise' }];
    case 'thirdPartyTold':
      return [...state.toTell, ''].map((id) => ({ kind, on, id }));
    case 'delivered':
      return [{ kind, on, how: 'inPerson', proof: '' }];
    case 'lapsed':
      return state.phase === 'awaitingFee'
        ? [{ kind, on, why: 'feeOverdue' }]
        : [{ kind, on, why: 'clarificationOverdue' }];
    case 'split':
      return [{ kind, on, into: [] }];
    case 'merged':
      return [{ kind, on, into: 0 }];
    case 'reopened':
      return [{ kind, on, by: null, order: '决定' }];
    case 'registered':
      return [];
    default:
      return [{ kind, on }];
  }
}
