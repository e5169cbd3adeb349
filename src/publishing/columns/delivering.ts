import type { Channel } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** How what stands in a column is put out (发布规则). */
export interface Delivering {
  /** where it goes; none: nothing is asked, and the site alone is proposed */
  channels: readonly Channel[];
  /** hours after it is published on the site in which it goes nowhere else */
  embargoHours: number;
  /** among what waits for the same channel, the smaller first */
  order: number;
  /** days for which it hangs on a board; null: as everywhere */
  boardDays: number | null;
}

export const NO_RULE: Delivering = { channels: [], embargoHours: 0, order: 500, boardDays: null };

/** The rule of a column; @param columnId null: none */
export async function deliveringIn(db: Db, columnId: number | null): Promise<Delivering> {
  if (columnId === null) return NO_RULE;
  const row = await db
    .selectFrom('columns')
    .select(['channels', 'embargo_hours as embargoHours', 'sending_order as order', 'board_days as boardDays'])
    .where('id', '=', columnId)
    .executeTakeFirst();
  return row ?? NO_RULE;
}

/** The channels that are proposed for a document. */
export const proposed = ({ channels: asked }: Delivering): Channel[] => (asked.length ? [...asked] : ['website']);
