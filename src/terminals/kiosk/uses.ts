import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { UseKind } from '../tables.ts';

/** One more use of a kiosk on a day. @param by of paper: pages */
export async function countUse(db: Db, terminalId: number, day: string, kind: UseKind, by = 1): Promise<void> {
  await db
    .insertInto('terminal_uses')
    .values({ terminal_id: terminalId, day, kind, count: by })
    .onConflict((oc) =>
      oc.columns(['terminal_id', 'day', 'kind']).doUpdateSet((eb) => ({ count: eb('terminal_uses.count', '+', by) })),
    )
    .execute();
}

/** Uses of one day and kind so far. */
export async function usesOn(db: Db, terminalId: number, day: string, kind: UseKind): Promise<number> {
  const row = await db
    .selectFrom('terminal_uses')
    .select('count')
    .where('terminal_id', '=', terminalId)
    .where('day', '=', day)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** A day's uses of one kiosk. */
export interface DayOfUse {
  day: string;
  counts: Partial<Record<UseKind, number>>;
}

/** The last days on which a kiosk was used, the newest first. */
export async function daysOfUse(db: Db, terminalId: number, limit: number): Promise<DayOfUse[]> {
  const rows = await db
    .selectFrom('terminal_uses')
    .select(['day', sql<DayOfUse['counts']>`json_object_agg(kind, count)`.as('counts')])
    .where('terminal_id', '=', terminalId)
    .groupBy('day')
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
  return rows;
}
