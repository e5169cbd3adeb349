import { sql } from 'kysely';
import type { Db } from '../database/tables.ts';
import { minuteOf } from '../dates.ts';

/** Machines that share the books may differ by this, in milliseconds. */
const TOLERANCE = 5 * 60_000;
/** Newest entries that are looked at: some written after the clock was put back do not hide those before. */
const LOOKED_AT = 2_000;

/** What to say when the clock of this machine is earlier than an entry of the log, which no clock that is right can be;
 *  undefined when nothing speaks against it. */
export async function clockWarning(db: Db, now: Date): Promise<string | undefined> {
  const newest = db.selectFrom('audit_log').select('at').orderBy('seq', 'desc').limit(LOOKED_AT).as('newest');
  const { at } = await db.selectFrom(newest).select(sql<Date | null>`max(at)`.as('at')).executeTakeFirstOrThrow();
  if (!at || at.getTime() - now.getTime() <= TOLERANCE) return undefined;
  return `服务器时钟现在偏慢，或者此前偏快过：现在是 ${minuteOf(now)}，而审计日志里已有 ${minuteOf(at)} 的记录。请核对服务器时间、启用对时；在此之前办理的事项，其时间、期限和年度仍按服务器时间记载。`;
}

/** Days with entries, within so many days before now, after which the clock is believed. */
const PROVEN = { days: 3, within: 30 };
const DAY = 86_400_000;

/** Whether what cannot be undone may be done by this clock: the books were worked in on several days before now. A clock
 *  that leapt a year ahead has no such days behind it, and somebody sees it before it has. */
export async function clockProven(db: Db, now: Date): Promise<boolean> {
  const newest = db.selectFrom('audit_log').select('at').orderBy('seq', 'desc').limit(20_000).as('newest');
  const { days } = await db
    .selectFrom(newest)
    .select(sql<number>`count(distinct (at at time zone 'Asia/Shanghai')::date)::int`.as('days'))
    .where('at', '>', new Date(now.getTime() - PROVEN.within * DAY))
    .where('at', '<=', now)
    .executeTakeFirstOrThrow();
  return days >= PROVEN.days;
}
