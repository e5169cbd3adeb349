import type { Db, Tx } from '../../platform/database/index.ts';
import { USUAL, type Wish } from './rules.ts';

/** How somebody wants reminders; as usual where they chose nothing. */
export async function wishOf(db: Db, staffId: number): Promise<Wish> {
  const row = await db
    .selectFrom('mail_wishes')
    .select(['mode', 'quiet', 'quiet_from as from', 'quiet_to as to', 'quiet_days_off as daysOff'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row ?? USUAL;
}

/** So they want them from now on. What waits is looked at anew; who wants none gets none of it but what must be told. */
export async function keepWish(tx: Tx, staffId: number, { mode, quiet, ...times }: Wish, now: Date): Promise<void> {
  const row = { mode, quiet, quiet_from: times.from, quiet_to: times.to, quiet_days_off: times.daysOff };
  await tx
    .insertInto('mail_wishes')
    .values({ staff_id: staffId, ...row })
    .onConflict((oc) => oc.column('staff_id').doUpdateSet(row))
    .execute();
  const waiting = tx
    .updateTable('mails')
    .where('staff_id', '=', staffId)
    .where('state', '=', 'waiting')
    .where('reminder', '=', true);
  if (mode === 'none') await waiting.set({ state: 'dropped' }).where('must', '=', false).execute();
  await waiting.set({ next_at: now }).where('ready', '=', false).execute();
}
