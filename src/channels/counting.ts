import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Channel } from '../publishing/index.ts';
import './tables.ts';

/** Confirmed deliveries of a year by channel, every channel present: what the annual report counts. */
export async function countDeliveries(db: Db, authorityId: number, year: number): Promise<Record<Channel, number>> {
  const { rows } = await sql<{ channel: Channel; count: number }>`
    select channel, count(*)::int as count from deliveries
    where authority_id = ${authorityId} and state = 'confirmed'
      and delivered_on >= ${`${year}-01-01`} and delivered_on < ${`${year + 1}-01-01`}
    group by channel`.execute(db);
  const counts: Record<Channel, number> = {
    website: 0,
    wechat: 0,
    board: 0,
    serviceBoard: 0,
    screen: 0,
    kiosk: 0,
    groups: 0,
    other: 0,
  };
  for (const { channel, count } of rows) counts[channel] = count;
  return counts;
}
