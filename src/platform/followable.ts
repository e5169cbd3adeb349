import type { Db } from './database/index.ts';
import type { Coded } from './public-forms/index.ts';

/** A matter that somebody follows, as they may know it now. */
export interface FollowedMatter {
  id: number;
  /** by which they know it: '示范镇〔2024〕第3号' */
  number: string;
  /** another text whenever there is news for them; undefined: nothing may be said of it now, what was known stays */
  state: string | undefined;
  /** nothing more will come of it */
  over: boolean;
}

/** Matters of people that their sender may be told of by mail when something becomes of them: that something did, not
 *  what. The room whose they are brings it (`brings.followable`). */
export interface Followable {
  /** in the books: 'application' */
  sort: string;
  /** what one is called: '政府信息公开申请' */
  label: string;
  /** where its sender looks it up: '/engagement/track' */
  track: string;
  /** how one is opened by number and code */
  coded: Coded;
  /** Those of these that are kept still. */
  of(db: Db, authorityId: number, ids: readonly number[]): Promise<FollowedMatter[]>;
}

declare module './room.ts' {
  interface Brought {
    followable: Followable;
  }
}
