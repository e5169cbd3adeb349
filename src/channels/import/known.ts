import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { folded } from '../deliveries/alike.ts';
import type { GoodRow } from './check-row.ts';

/** What the ledger has of the rows of a file. */
export interface Known {
  /** the same row, imported before */
  same: ReadonlySet<GoodRow>;
  /** another record that looks the same, whatever its address: put out by the platform, recorded by hand or imported */
  alike: ReadonlyMap<GoodRow, number>;
}

/** Tells rows that are in the ledger already. @param importId what this import itself wrote does not count */
export function knownRows(
  db: Db,
  authorityId: number,
  importId?: number,
): (rows: readonly GoodRow[]) => Promise<Known> {
  const there = new Map<string, number>();
  const looked = new Set<string>();
  const likeness = (channel: string, day: string, title: string) => `${channel} ${day} ${folded(title)}`;

  /** What stands on these days; each day is looked up once. */
  async function look(days: string[]): Promise<void> {
    const missing = days.filter((day) => !looked.has(day));
    if (!missing.length) return;
    const rows = await db
      .selectFrom('deliveries')
      .select(['id', 'channel', 'delivered_on', 'title'])
      .where('authority_id', '=', authorityId)
      .where('delivered_on', '=', sql<string>`any(${missing}::date[])`)
      .where('state', '=', 'confirmed')
      .$if(importId !== undefined, (all) => all.where(sql<boolean>`import_id is distinct from ${importId}`))
      .execute();
    for (const row of rows) there.set(likeness(row.channel, row.delivered_on!, row.title), row.id);
    for (const day of missing) looked.add(day);
  }

  return async (rows) => {
    if (!rows.length) return { same: new Set(), alike: new Map() };
    await look([...new Set(rows.map((row) => row.deliveredOn))]);
    const imported = await db
      .selectFrom('deliveries')
      .select('row_key')
      .where('authority_id', '=', authorityId)
      .where('row_key', '=', sql<string>`any(${rows.map((row) => row.key)})`)
      .execute();
    const keys = new Set(imported.map((row) => row.row_key));
    const alike = new Map<GoodRow, number>();
    for (const row of rows) {
      const other = keys.has(row.key) ? undefined : there.get(likeness(row.channel, row.deliveredOn, row.title));
      if (other !== undefined) alike.set(row, other);
    }
    return { same: new Set(rows.filter((row) => keys.has(row.key))), alike };
  };
}
