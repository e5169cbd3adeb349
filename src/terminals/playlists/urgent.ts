import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { notFound } from '../../platform/outcome.ts';
import { contentKeepers } from '../devices/rules.ts';

/** What stands on all screens at once, above everything else. */
export interface UrgentNotice {
  id: number;
  title: string;
  body: string;
  begunAt: Date;
  begunBy: string;
  until: Date;
  endedAt: Date | null;
  endedBy: string;
  isDemo: boolean;
}

function urgent(db: Db, authorityId: number) {
  return db
    .selectFrom('urgent_notices')
    .select(['id', 'title', 'body', 'begun_at as begunAt', 'begun_by as begunBy', 'until'])
    .select(['ended_at as endedAt', 'ended_by as endedBy', 'is_demo as isDemo'])
    .where('authority_id', '=', authorityId);
}

/** What holds now, the newest first. */
export function urgentNow(db: Db, authorityId: number, now: Date): Promise<UrgentNotice[]> {
  return urgent(db, authorityId)
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
}

/** What was there before, the newest first. */
export function newestUrgent(db: Db, authorityId: number, limit: number): Promise<UrgentNotice[]> {
  return urgent(db, authorityId).orderBy('id', 'desc').limit(limit).execute();
}

/** 发布紧急通知: on every screen within two seconds, until it ends by itself or somebody ends it. */
export const putUrgent = action<{ title: string; body: string; hours: number }, number>(
  'terminals.putUrgent',
  contentKeepers,
  async ({ db, who, now }, { title, body, hours }) => {
    const until = new Date(now.getTime() + hours * 3_600_000);
    const { id } = await db
      .insertInto('urgent_notices')
      .values({ authority_id: who.authorityId, title, body, begun_at: now, begun_by: who.name, until })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(id, `urgentNotice:${id}`, { title, body, until: until.toISOString() });
  },
);

/** 结束紧急通知. */
export const endUrgent = action<{ id: number }, number>(
  'terminals.endUrgent',
  contentKeepers,
  async ({ db, who, now }, { id }) => {
    const ended = await db
      .updateTable('urgent_notices')
      .set({ ended_at: now, ended_by: who.name })
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .where('ended_at', 'is', null)
      .returning('title')
      .executeTakeFirst();
    return ended ? done(id, `urgentNotice:${id}`, { title: ended.title }) : notFound();
  },
);
