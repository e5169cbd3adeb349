import { yearStates } from '../annual-report/index.ts';
import { ledgerYears } from '../channels/index.ts';
import type { Authority } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';

type Registered = Pick<Authority, 'id' | 'createdAt' | 'closedAt'>;

/** What the books know of an authority before it was registered: years with entries in its ledger, with a report. */
export interface Known {
  ledger: readonly number[];
  reports: readonly number[];
}

/** Whether an authority owes a year's report: from the year in which it was registered, or from which it has books, to
 *  the year before it was closed. 条例 art. 49 */
export function owes({ createdAt, closedAt }: Pick<Registered, 'createdAt' | 'closedAt'>, known: Known, year: number) {
  if (closedAt && year >= yearOf(closedAt)) return false;
  return year >= Math.min(yearOf(createdAt), ...known.ledger, ...known.reports);
}

const yearOf = (at: Date) => Number(dayOf(at).slice(0, 4));

/** What the books know. @param sent the first year of which it sent a report up */
export async function knownOf(db: Db, authorityId: number, sent: number | undefined): Promise<Known> {
  const [ledger, reports] = await Promise.all([ledgerYears(db, authorityId), yearStates(db, authorityId)]);
  const written = reports.filter(({ published_on }) => published_on !== null).map(({ year }) => year);
  return { ledger, reports: sent === undefined ? written : [...written, sent] };
}
