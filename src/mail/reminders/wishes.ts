import type { Db, Tx } from '../../platform/database/index.ts';
import { hasAddress } from '../addresses.ts';
import { mailSite } from '../settings.ts';
import { clockOf, MODE_NAMES, USUAL, type Wish } from './rules.ts';

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
  if (mode === 'none')
    await tx
      .updateTable('mails')
      .set({ state: 'dropped' })
      .where('staff_id', '=', staffId)
      .where('state', '=', 'waiting')
      .where('reminder', '=', true)
      .where('must', '=', false)
      .execute();
  await recheckReminders(tx, staffId, now);
}

/** Of what waits for a person's hour it is asked anew when it may go. */
export async function recheckReminders(tx: Tx, staffId: number, now: Date): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ next_at: now })
    .where('staff_id', '=', staffId)
    .where('state', '=', 'waiting')
    .where('ready', '=', false)
    .execute();
}

/** How somebody is reminded by mail, in words. */
export async function wishInWords(db: Db, staffId: number): Promise<{ mail: string; quiet: string }> {
  const [wish, address, site] = await Promise.all([wishOf(db, staffId), hasAddress(db, staffId), mailSite(db)]);
  const { mode, quiet, from, to, daysOff } = wish;
  const hours = [...(quiet ? [`${clockOf(from)} 至 ${clockOf(to)}`] : []), ...(quiet && daysOff ? ['非工作日'] : [])];
  return {
    mail: site === undefined ? '系统还没有启用邮件' : address ? MODE_NAMES[mode] : '没有填写邮箱，不发',
    quiet: hours.join('、') || '没有设置',
  };
}
