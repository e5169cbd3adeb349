import { sql } from 'kysely';
import type { JobContext } from '../../platform/room.ts';
import { DAYS_KEPT } from './rules.ts';

const AT_ONCE = 5_000;

/** What was told, and what was answered, is kept for a time; also what never arrived. */
export async function forgetPushes({ db, now }: Pick<JobContext, 'db' | 'now'>): Promise<void> {
  const until = new Date(now.getTime() - DAYS_KEPT * 24 * 3_600_000);
  for (let gone = AT_ONCE; gone === AT_ONCE; ) {
    const { numAffectedRows } = await sql`delete from webhook_deliveries where id in (
      select id from webhook_deliveries where happened_at < ${until} limit ${AT_ONCE})`.execute(db);
    gone = Number(numAffectedRows);
  }
}
