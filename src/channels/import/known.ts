import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { type GoodRow, likenessOf } from './check-row.ts';

/** Tells rows that are in the ledger already: imported before, or put out or recorded through the platform itself
 *  (same title, channel and day, whatever the address). */
export function knownRows(db: Db, authorityId: number): (rows: readonly GoodRow[]) => Promise<Set<GoodRow>> {
  const own = new Set<string>();
  const looked = new Set<string>();

  /** What the platform itself put out on these days; each day is looked up once. */
  async function look(days: string[]): Promise<void> {
    const missing = days.filter((day) => !looked.has(day));
    if (!missing.length) return;
    const rows = await db
      .selectFrom('deliveries')
      .select(['channel', 'delivered_on', 'title'])
      .where('authority_id', '=', authorityId)
      .where('delivered_on', '=', sql<string>`any(${missing}::date[])`)
      .where('state', '=', 'confirmed')
      .where('row_key', 'is', null)
      .execute();
    for (const row of rows) own.add(likenessOf(authorityId, row.channel, row.delivered_on!, row.title));
    for (const day of missing) looked.add(day);
  }

  return async (rows) => {
    if (!rows.length) return new Set();
    await look([...new Set(rows.map((row) => row.deliveredOn))]);
    const imported = await db
      .selectFrom('deliveries')
      .select('row_key')
      .where('authority_id', '=', authorityId)
      .where('row_key', '=', sql<string>`any(${rows.map((row) => row.key)})`)
      .execute();
    const keys = new Set(imported.map((row) => row.row_key));
    return new Set(rows.filter((row) => keys.has(row.key) || own.has(row.likeness)));
  };
}
