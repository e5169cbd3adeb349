import { putReminders } from '../../mail/index.ts';
import type { Act } from '../../platform/action.ts';
import { minuteOf } from '../../platform/dates.ts';
import { meantFor } from '../people.ts';
import type { Training } from '../store.ts';
import { trainingHref } from '../words.ts';

export const CHANGE_MAIL = 'training:change';

interface Changed {
  before: Training;
  after: Training;
  kind: 'moved' | 'cancelled';
  reason: string;
}

/** Keeps what was moved or cancelled, which everybody concerned finds on the workbench until the day is over, and writes to
 *  those whom mail reaches. @returns to how many */
export async function tellOfChange(act: Act, { before, after, kind, reason }: Changed): Promise<number> {
  const { db, who, now } = act;
  const { id } = await db
    .insertInto('training_changes')
    .values({
      ...{ training_id: after.id, kind, reason, changed_by: who.name, changed_at: now },
      ...{ starts_before: before.startsAt, place_before: before.place },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // also whom it was for before, and is not any more
  const concerned = new Map(
    [...(await meantFor(db, before)), ...(await meantFor(db, after))].map((one) => [one.id, one]),
  );
  const was = `原定 ${minuteOf(before.startsAt)}，${before.place}`;
  const is = kind === 'moved' ? `改为 ${minuteOf(after.startsAt)}，${after.place}` : '不再举行';
  const told = await putReminders(
    act,
    [...concerned.values()].map(({ id: staffId, name, authorityId }) => ({
      ...{ authorityId, room: 'training', kind: 'change', about: `training:${after.id}` },
      ...{ key: `training:${id}:${staffId}`, to: { staffId, name } },
      what: `【${kind === 'moved' ? '培训改期' : '培训取消'}】${after.title}，${is}`,
      lines: [`培训“${after.title}”${was}，${is}。`, `原因：${reason}`],
      href: trainingHref(after.id),
    })),
  );
  return told.size;
}
