import { createHash } from 'node:crypto';
import { putReminders } from '../mail/index.ts';
import { holdersOf, whatStandsStill } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { JobContext } from '../platform/room.ts';

/** Reminds the head of disclosure work when something waits for nobody who could do it: when that changes, and again each
 *  month while it lasts. Names of staff, places and numbers; no titles. */
export async function remindOfStandingStill(
  { db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>,
  authorityId: number,
): Promise<void> {
  const today = dayOf(now);
  const still = await whatStandsStill({ db, house, authorityId, today });
  if (still.length === 0) return;
  const heads = (await holdersOf(db, authorityId)).filter(({ role }) => role === 'disclosureHead');
  // counts change from day to day; who and where does not
  const places = still.map(({ href, title }) => `${href} ${title.replace(/\d+/g, '')}`).sort();
  const mark = createHash('sha256').update(places.join('\n')).digest('hex').slice(0, 16);
  const reminders = heads.map(({ id, name }) => ({
    authorityId,
    // not among the limits, whose mails are dropped when they are met
    room: 'handover',
    kind: 'standing',
    about: `authority:${authorityId}`,
    key: `standing:${authorityId}:${today.slice(0, 7)}:${mark}:${id}`,
    to: { staffId: id, name },
    what: '【无人办理】有事项没有人能办理',
    lines: still.map(({ title, note }) => `${title}。${note}`),
    href: '/console/handover',
  }));
  await db.transaction().execute((tx) => putReminders({ db: tx, now }, reminders));
}
