import { calendarOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { has, type Who } from '../platform/roles.ts';
import { openLimits } from './limits.ts';
import { leftInWords, readers, stageOf } from './rules.ts';
import type { Stage } from './tables.ts';

/** An open limit as a person sees it. */
export interface Alert extends OpenLimit {
  /** undefined: more than five working days are left */
  stage: Stage | undefined;
  /** '还有 3 个工作日' */
  left: string;
}

/** Open limits of what a person handles: an officer's own and nobody's, the head's all. The nearest first. */
export async function limitsFor(db: Db, who: Who, today: string): Promise<Alert[]> {
  if (!has(who, ...readers)) return [];
  const [limits, calendar] = await Promise.all([openLimits(db, who.authorityId, today), calendarOf(db)]);
  return limits
    .filter(({ officerId }) => has(who, 'disclosureHead') || officerId === null || officerId === who.id)
    .map((limit) => ({
      ...limit,
      stage: stageOf(limit.on, today, calendar),
      left: leftInWords(limit.on, today, calendar),
    }));
}

/** Those within five working days, or over. */
export async function alertsFor(db: Db, who: Who, today: string): Promise<Alert[]> {
  return (await limitsFor(db, who, today)).filter(({ stage }) => stage !== undefined);
}

export async function countFailed(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('alerts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function addressOf(db: Db, staffId: number): Promise<string> {
  const row = await db.selectFrom('alert_addresses').select('email').where('staff_id', '=', staffId).executeTakeFirst();
  return row?.email ?? '';
}

export interface SentLine {
  id: number;
  subject: string;
  to: string;
  state: 'waiting' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  failure: string;
  createdAt: Date;
  sentAt: Date | null;
  nextAt: Date;
}

/** The newest mails, those that failed first. */
export function newestMails(db: Db, limit: number): Promise<SentLine[]> {
  return db
    .selectFrom('alerts as a')
    .innerJoin('staff', 'staff.id', 'a.staff_id')
    .select(['a.id', 'a.subject', 'staff.name as to', 'a.state', 'a.attempts', 'a.failure'])
    .select(['a.created_at as createdAt', 'a.sent_at as sentAt', 'a.next_at as nextAt'])
    .orderBy((eb) => eb('a.state', '=', 'failed'), 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();
}
