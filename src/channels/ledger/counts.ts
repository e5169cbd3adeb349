import { sql } from 'kysely';
import { type Channel, channels } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

function confirmedIn(db: Db, authorityId: number, year: number, officeId?: number) {
  return db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'confirmed')
    .where('delivered_on', '>=', `${year}-01-01`)
    .where('delivered_on', '<=', `${year}-12-31`)
    .$if(officeId !== undefined, (query) => query.where('office_id', '=', officeId!));
}

/** What was made public in a year through each channel: one count for one piece of information on one channel.
 *  One statement over the index deliveries_count. @param officeId of one office alone */
export async function countDeliveries(
  db: Db,
  authorityId: number,
  year: number,
  officeId?: number,
): Promise<Record<Channel, number>> {
  const rows = await confirmedIn(db, authorityId, year, officeId).select('channel').groupBy('channel').execute();
  const found = new Map(rows.map((row) => [row.channel, row.count]));
  return Object.fromEntries(channels.map((channel) => [channel, found.get(channel) ?? 0])) as Record<Channel, number>;
}

/** Twelve counts, January first. */
export async function countsByMonth(db: Db, authorityId: number, year: number): Promise<number[]> {
  const month = sql<number>`extract(month from delivered_on)::int`;
  const rows = await confirmedIn(db, authorityId, year).select(month.as('month')).groupBy(month).execute();
  const found = new Map(rows.map((row) => [row.month, row.count]));
  return Array.from({ length: 12 }, (_, at) => found.get(at + 1) ?? 0);
}

/** Largest first; null: rows without a column. */
export function countsByColumn(db: Db, authorityId: number, year: number) {
  return confirmedIn(db, authorityId, year)
    .select('column_id as columnId')
    .groupBy('column_id')
    .orderBy('count', 'desc')
    .execute();
}

/** Years in which something was made public, newest first. */
export async function ledgerYears(db: Db, authorityId: number): Promise<number[]> {
  const ends = await db
    .selectFrom('deliveries')
    .select(({ fn }) => [fn.min('delivered_on').as('first'), fn.max('delivered_on').as('last')])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  if (!ends.first || !ends.last) return [];
  const [first, last] = [Number(ends.first.slice(0, 4)), Number(ends.last.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
