import { heldOpen, resultsDue } from '../law/index.ts';
import type { CalendarChange } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { movedBetween, type OpenLimit } from '../platform/limits.ts';
import { DESK } from './paths.ts';

const owed = (db: Db) =>
  db
    .selectFrom('consultations')
    .where('results_on', 'is', null)
    .where('stopped_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('content', 'is not', null)
    .orderBy('id');

/** 采纳情况 that an authority owes. */
export async function limitsOf(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  return limitsIn(db, today, authorityId);
}

/** @param authorityId left out: of all authorities */
async function limitsIn(db: Db, today: string, authorityId?: number): Promise<OpenLimit[]> {
  let query = owed(db)
    .select((eb) => [
      'id',
      'authority_id',
      'results_due',
      'closes_provisional',
      eb.ref('content', '->>').key('title').$castTo<string>().as('title'),
    ])
    .where('closes_on', '<', today);
  if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
  return (await query.execute()).map(({ id, authority_id, results_due, closes_provisional, title }) => ({
    ...{ key: `consultation:${id}:results`, authorityId: authority_id, room: '征集调查', title },
    ...{ href: `${DESK}/${id}/results`, limit: '采纳情况公布期限', on: results_due! },
    ...{ provisional: closes_provisional, officerId: null },
  }));
}

/** Another arrangement of holidays: one that is open never ends earlier than the public was told; what is owed is reckoned
 *  anew. @returns the limits that moved */
export async function moveLimits(tx: Tx, { after, today }: CalendarChange) {
  const before = await limitsIn(tx, today);
  const rows = await owed(tx).select(['id', 'until_on', 'closes_on', 'results_due', 'closes_provisional']).execute();
  for (const { id, until_on, closes_on, results_due, closes_provisional } of rows) {
    const open = closes_on! >= today;
    const { date, provisional } = heldOpen(until_on!, after);
    const closes = open && date.toString() > closes_on! ? date.toString() : closes_on!;
    const due = resultsDue(closes, after).date.toString();
    if (closes === closes_on && due === results_due && provisional === closes_provisional) continue;
    await tx
      .updateTable('consultations')
      .set({ closes_on: closes, closes_provisional: provisional, results_due: due })
      .where('id', '=', id)
      .execute();
  }
  return movedBetween(before, await limitsIn(tx, today));
}
