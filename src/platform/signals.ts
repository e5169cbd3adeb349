import type { Db } from './database/index.ts';
import type { House } from './room.ts';

/** Something that people asked for or looked at on a day. */
export interface Signal {
  /** YYYY-MM-DD */
  day: string;
  /** in a line, without numbers of anybody; words are cut out of it, and none is shown that one person alone said */
  said: string;
  /** the same for the same person, and readable to nobody; null: not known, and then a day counts as one */
  voice: string | null;
  /** how often on that day */
  count: number;
  /** where staff see the record */
  href: string;
  /** what the record is called: its number, the page, the words that were looked for where they name nobody */
  label: string;
  /** an answer was given there that everybody may read */
  publishable?: true;
}

/** A sort of such records. The room whose they are brings it (`brings.signals`); the room of topics counts them. Counts
 *  alone: who it was is followed nowhere. */
export interface Signals {
  /** names the sort for ever: 'messages' */
  kind: string;
  /** '留言' */
  label: string;
  /** by these people ask; others only show that it is looked at */
  asks: boolean;
  /** All of an authority, both days included. */
  of(at: { db: Db; house: House }, authorityId: number, days: { from: string; to: string }): Promise<Signal[]>;
}

declare module './room.ts' {
  interface Brought {
    signals: Signals;
  }
}
