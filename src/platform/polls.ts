import type { Db } from './database/index.ts';

/** What people may take part in beside consultations, as the list of 征集调查 shows it. */
export interface Poll {
  /** '/surveys/3' */
  href: string;
  title: string;
  /** YYYY-MM-DD, the first and the last day */
  opens: string;
  closes: string;
  /** `published`: over, and what came of it stands on its page */
  state: 'planned' | 'open' | 'closed' | 'published';
}

/** Polls of a sort, such as surveys. The room whose they are brings them (`brings.polls`). */
export interface Polls {
  /** what one is called: '问卷调查'; a phrase of its room */
  label: string;
  /** Those that the site shows on a day. @param today YYYY-MM-DD in China */
  of(db: Db, authorityId: number, today: string): Promise<Poll[]>;
}

declare module './room.ts' {
  interface Brought {
    polls: Polls;
  }
}
