import type { Db } from './database/index.ts';

/** A page of a sort, as the site shows it now. */
export interface RatedPage {
  id: number;
  title: string;
  /** whose it is */
  officeId: number | null;
}

/** Pages that readers say of whether they are useful, and whose reading is counted: each `folder` + number. The room whose
 *  they are brings them (`brings.rated`). */
export interface RatedPages {
  /** '/documents/' */
  folder: string;
  /** what one is called: '文件' */
  label: string;
  /** Those of these numbers that the site shows now. */
  of(db: Db, authorityId: number, ids: readonly number[]): Promise<RatedPage[]>;
}

declare module './room.ts' {
  interface Brought {
    rated: RatedPages;
  }
}
