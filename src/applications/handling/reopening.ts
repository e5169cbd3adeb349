import type { Act } from '../../platform/action.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { ok } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { hold, take } from './steps/take.ts';

/** A case about an application, for who handles that. */
export interface CaseAbout {
  title: string;
  href: string;
  /** where it stands */
  note: string;
}

declare module '../../platform/room.ts' {
  interface Events {
    /** Which cases there are about this application. */
    casesAbout: { told: { authorityId: number; applicationId: number }; answer: CaseAbout[]; reads: true };
    /** It was answered anew, as a decision or judgment ordered. */
    answeredAnew: {
      told: { applicationId: number; on: string; number: string | null; by: string; at: Date; sealer: Sealer };
      // biome-ignore lint/suspicious/noConfusingVoidType: listeners answer nothing
      answer: void;
    };
  }
}

interface Order {
  id: number;
  /** the decision or judgment was received, YYYY-MM-DD */
  on: string;
  /** its term to answer anew; null: it sets none */
  by: string | null;
  /** organ and number */
  order: string;
}

/** 重新办理 by order of a decision on reconsideration or a judgment: open again with a limit, a reply, a number and a delivery
 *  of its own. How it first ended still counts. Called by who holds the case. @returns its number */
export async function reopenApplication(act: Act, { id, on, by, order }: Order): Promise<Outcome<string>> {
  const got = await hold(act, { id });
  if (!got.ok) return got;
  // nothing that the office did meanwhile is undone by when the paper came
  const from = on < got.held.state.last ? got.held.state.last : on;
  const taken = await take(act, got.held, { kind: 'reopened', on: from, by, order }, { field: 'application' });
  return taken.ok ? ok(taken.held.row.number) : taken;
}
