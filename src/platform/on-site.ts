import type { Db } from './database/index.ts';

/** Things of the site that mails tell of, of one sort. The room whose they are brings them (`brings.onSite`), so that the
 *  outbox can ask at the moment of sending whether the site still shows them. */
export interface OnSite {
  /** before the number in a mail's `tellsOf`: 'consultation' */
  sort: string;
  /** Those of these that the site shows now, in no order. */
  of(db: Db, authorityId: number, ids: readonly number[]): Promise<number[]>;
}

declare module './room.ts' {
  interface Brought {
    onSite: OnSite;
  }
}
