import type { Calendar } from '../../law/index.ts';
import type { MovedLimit } from '../tables.ts';

/** Another arrangement of holidays holds from now on. Rooms with open limits recompute them in the same transaction and
 *  answer which moved. */
export interface CalendarChange {
  year: number;
  before: Calendar;
  after: Calendar;
  /** 'YYYY-MM-DD' */
  today: string;
}

declare module '../../platform/room.ts' {
  interface Events {
    calendar: { told: CalendarChange; answer: MovedLimit[] };
    /** An authority was made: its id. Rooms give it what it begins with (columns, a catalogue). */
    authority: { told: number; answer: unknown };
  }
}
