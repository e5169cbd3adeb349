import { sql } from 'kysely';
import type { Db } from '../database/tables.ts';
import { minuteOf } from '../dates.ts';
import './tables.ts';

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
  return `服务器时钟可能不对：现在是 ${minuteOf(now)}，而审计日志里已有 ${minuteOf(at)} 的记录。请核对服务器时间、启用对时；在此之前办理的事项，其时间、期限和年度仍按服务器时间记载。`;
}
