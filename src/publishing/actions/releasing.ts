import { action, type Caller, done } from '../../platform/action.ts';
import { instantOf, minuteOf } from '../../platform/dates.ts';
import { conflict, invalid } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { publish } from '../publish.ts';
import { keepers, mayCancelSchedule, mayPublish, maySchedule, writers } from '../rules.ts';
import { advance, lockDocument } from '../store.ts';
import { heldIf, note } from './common.ts';

const releasers = [...writers, ...keepers] as const;
/** Another process was faster: no failure. */
const ELSEWHERE = '已由他处办理';
const YEAR = 366 * 86_400_000;
/** How often what is scheduled is looked for, so that it shows within a second of its time; the rows say what is due, so
 *  nothing is lost between two starts. */
export const DUE_EVERY_MS = 250;

/** 公开: now. @returns the 索引号 */
export const publishNow = action('publishing.publish', releasers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayPublish);
  if (!found.ok) return found;
  const { revisionId, approvedHash } = found.value;
  const published = await publish(act, { documentId: id, revisionId, at: act.now, by: act.who });
  if (!published.ok) return published;
  return done(published.value, `document:${id}`, { indexNumber: published.value, contentHash: approvedHash });
});

/** 定时公开. @param at 'YYYY-MM-DDTHH:MM' on a Chinese clock, later than now, within a year */
export const schedulePublication = action(
  'publishing.schedule',
  releasers,
  async (act, { id, at }: { id: number; at: string }) => {
    const found = await heldIf(act, id, maySchedule);
    if (!found.ok) return found;
    const due = instantOf(at);
    if (due <= act.now) return invalid('公开时间已过', { at: '请填写晚于现在的时间，或直接公开' });
    if (due.getTime() - act.now.getTime() > YEAR) return invalid('公开时间过远', { at: '公开时间应在一年以内' });
    await advance(act.db, found.value, 'schedule', act.now);
    await act.db.updateTable('documents').set({ publish_at: due }).where('id', '=', id).execute();
    await note(act, found.value, 'scheduled', `定于 ${minuteOf(due)}`);
    return done(due, `document:${id}`, { at: due.toISOString() });
  },
);

/** 取消定时: approved as before. */
export const cancelSchedule = action('publishing.cancelSchedule', releasers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayCancelSchedule);
  if (!found.ok) return found;
  await advance(act.db, found.value, 'cancelSchedule', act.now);
  await note(act, found.value, 'scheduleCancelled');
  return done(true, `document:${id}`);
});

/** One document whose time has come. A second process that comes at the same time waits for the lock, and then finds
 *  it published. */
const publishScheduled = action('publishing.publishScheduled', ['program'], async (act, { id }: { id: number }) => {
  const document = await lockDocument(act.db, id);
  if (document?.state !== 'scheduled' || !document.publishAt || document.publishAt > act.now)
    return conflict(ELSEWHERE);
  const { revisionId, approvedHash } = document;
  const published = await publish(act, { documentId: id, revisionId, at: act.now, by: act.who });
  if (!published.ok) return published;
  return done(published.value, `document:${id}`, { indexNumber: published.value, contentHash: approvedHash });
});

/** What could not be published at its time goes back to 待公开 and says why, instead of being tried for ever. */
const dropSchedule = action(
  'publishing.dropSchedule',
  ['program'],
  async (act, { id, why }: { id: number; why: string }) => {
    const document = await lockDocument(act.db, id);
    if (document?.state !== 'scheduled') return conflict(ELSEWHERE);
    await advance(act.db, document, 'cancelSchedule', act.now);
    await note(act, document, 'scheduleFailed', why);
    return done(true, `document:${id}`, { why });
  },
);

/** Publishes everything whose time has come, each in its own transaction, exactly once however often and by however
 *  many processes it is called. @returns ids published, and those that failed with the reason */
export async function publishDue({
  db,
  house,
  now,
}: Omit<Caller, 'who'>): Promise<{ published: number[]; failed: { id: number; why: string }[] }> {
  const due = await db
    .selectFrom('documents')
    .select(['id', 'authority_id'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .orderBy('id')
    .execute();
  const published: number[] = [];
  const failed: { id: number; why: string }[] = [];
  for (const { id, authority_id } of due) {
    const caller = { db, house, who: program(authority_id), now };
    const result = await publishScheduled(caller, { id });
    if (result.ok) published.push(id);
    else if (result.message !== ELSEWHERE && (await dropSchedule(caller, { id, why: result.message })).ok)
      failed.push({ id, why: result.message });
  }
  return { published, failed };
}
