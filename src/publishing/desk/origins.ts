import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';

/** Whence a document came: an entry of another room, with the address of its page. */
export interface Origin {
  /** the room: '动态调整' */
  label: string;
  /** what the entry is called */
  name: string;
  href: string;
}

/** What another room knows of where a document came from, for the page of the document.
 *  @returns only what this person may open */
export type Origins = (asking: { db: Db; who: Who; today: string }, documentId: number) => Promise<readonly Origin[]>;

declare module '../../platform/room.ts' {
  interface Brought {
    origins: Origins;
  }
}
