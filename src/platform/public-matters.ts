import type { Db } from './database/index.ts';

/** A matter of the authority that everybody may follow, as it stands on a day. */
export interface PublicMatter {
  id: number;
  title: string;
  /** where it is read: '/consultations/3' */
  href: string;
  /** another text whenever there is news of it */
  state: string;
  /** the news in a sentence without its full stop: '征集已经截止，采纳情况最迟 2024-05-20 公布' */
  news: string;
  /** one may take part in it now: who follows all of them is told of it once */
  open: boolean;
  /** nothing more will come of it */
  over: boolean;
}

/** Matters that need no code to be followed: what becomes of them is public. The room whose they are brings them
 *  (`brings.publicMatters`) and names `sort` among its parameters. */
export interface PublicMatters {
  /** in the books and in addresses: 'consultation' */
  sort: string;
  /** what one is called: '意见征集' */
  label: string;
  /** all new ones: '全部新的意见征集' */
  all: string;
  /** where all of them stand, and their feed without its ending */
  home: string;
  feed: string;
  /** What the site shows, in no order. @param today 'YYYY-MM-DD' */
  of(db: Db, authorityId: number, today: string): Promise<PublicMatter[]>;
}

declare module './room.ts' {
  interface Brought {
    publicMatters: PublicMatters;
  }
}
