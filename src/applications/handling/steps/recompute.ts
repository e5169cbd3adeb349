import { type Calendar, fold } from '../../../law/index.ts';
import { type CalendarChange, calendarOf } from '../../../organizations/index.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { movedBetween } from '../../../platform/limits.ts';
import { stepsOf } from '../../store.ts';
import { limitsBy } from './limits.ts';
import { columnsOf } from './take.ts';

/** Reckons the clock of every open application anew: a holiday arrangement was entered, or an awaited answer pauses the
 *  count for one more day. @param authorityId undefined: of all authorities */
async function recomputeDue(db: Db, authorityId: number | undefined, today: string, calendar: Calendar): Promise<void> {
  let query = db
    .selectFrom('applications')
    .select(['id', 'due_on', 'due_provisional', 'waits_until'])
    .where('phase', 'in', ['open', 'awaitingClarification', 'awaitingFee'])
    .where((eb) => eb.exists(eb.selectFrom('application_steps').whereRef('application_id', '=', 'applications.id')))
    .forUpdate();
  if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
  for (const { id, ...before } of await query.execute()) {
    const steps = await stepsOf(db, id);
    const { due_on, due_provisional, paused, waits_until } = columnsOf(
      fold(steps.map(({ step }) => step)),
      today,
      calendar,
    );
    if (due_on === before.due_on && due_provisional === before.due_provisional && waits_until === before.waits_until)
      continue;
    await db
      .updateTable('applications')
      .set({ due_on, due_provisional, paused, waits_until })
      .where('id', '=', id)
      .execute();
  }
}

/** The clocks as they stand today: where an answer is awaited, the day moves on with every working day. */
export async function keepClocks(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => recomputeDue(tx, undefined, dayOf(now), await calendarOf(tx)));
}

/** Another arrangement of holidays: the limits of all open applications are reckoned anew. @returns those that moved */
export async function moveLimits(tx: Tx, { before, after, today }: CalendarChange) {
  const old = await limitsBy(tx, undefined, today, before);
  await recomputeDue(tx, undefined, today, after);
  return movedBetween(old, await limitsBy(tx, undefined, today, after));
}
