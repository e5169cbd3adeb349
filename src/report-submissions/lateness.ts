import { daysUntil } from '../annual-report/index.ts';
import { reportBy } from '../law/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { RoundTimes } from './store.ts';

/** The days after 31 January on which a report lay with the authority itself. */
export interface Lateness {
  /** until it first came, or, not sent yet, until today */
  first: number;
  /** between a return and the next sending; today where it was not sent again */
  mending: number;
}

type Round = Pick<RoundTimes, 'state' | 'submittedAt' | 'decidedAt' | 'acceptedAt'>;

/** How late an authority is: what lay with the city's office, between a sending and its return, is not its own, and once
 *  a report was accepted nothing is charged any more. 条例 art. 49 @param rounds the first first @param today YYYY-MM-DD */
export function latenessOf(year: number, rounds: readonly Round[], today: string): Lateness {
  const due = reportBy(year);
  const after = (from: string, to: string) => Math.max(0, daysUntil(from > due ? from : due, to));
  const accepted = rounds.findIndex(({ acceptedAt }) => acceptedAt !== null);
  const charged = accepted < 0 ? rounds : rounds.slice(0, accepted);
  const mending = charged.map(({ state, decidedAt }, n) => {
    if (state !== 'returned' || !decidedAt) return 0;
    const next = rounds[n + 1];
    return after(dayOf(decidedAt), next ? dayOf(next.submittedAt) : today);
  });
  return {
    first: after(due, rounds[0] ? dayOf(rounds[0].submittedAt) : today),
    mending: mending.reduce((sum, days) => sum + days, 0),
  };
}

/** All days that are charged. */
export const daysLate = ({ first, mending }: Lateness): number => first + mending;

/** '首次报送 3 天，退回后修改 2 天'; undefined where one word says it. */
export function latenessWords({ first, mending }: Lateness): string | undefined {
  if (mending === 0) return undefined;
  return [first > 0 ? `首次报送 ${first} 天` : '首次报送按期', `退回后修改 ${mending} 天`].join('，');
}
