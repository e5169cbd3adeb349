import type { Calendar } from '../../law/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { MovedLimit } from '../tables.ts';

/** Another arrangement of holidays holds from now on; told in the same transaction. */
export interface CalendarChange {
  year: number;
  before: Calendar;
  after: Calendar;
  /** 'YYYY-MM-DD' */
  today: string;
}

type Listener = (tx: Tx, change: CalendarChange) => Promise<MovedLimit[]>;
const listeners: Listener[] = [];

/** Rooms with open limits recompute them here and say which moved, so that organizations need not know them. */
export function whenCalendarChanges(listener: Listener): void {
  listeners.push(listener);
}

export async function tellCalendar(tx: Tx, change: CalendarChange): Promise<MovedLimit[]> {
  const moved: MovedLimit[] = [];
  for (const listener of listeners) moved.push(...(await listener(tx, change)));
  return moved;
}
