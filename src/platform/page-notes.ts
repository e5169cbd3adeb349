import type { Db } from './database/index.ts';

/** What pages of the site say of themselves below their text. The room that knows it brings it (`brings.pageNotes`). */
export interface PageNotes {
  /** names it among what is kept in memory; a change of its tables tells 'site <authority>' */
  name: string;
  /** Sentences for pages, by path without query; all of an authority at once, since few pages have any. */
  of(db: Db, authorityId: number): Promise<ReadonlyMap<string, readonly string[]>>;
}

declare module './room.ts' {
  interface Brought {
    pageNotes: PageNotes;
  }
}
