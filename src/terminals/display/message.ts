import type { When } from '../playlists/timeline.ts';

/** What a screen is told to show: sent to it, and kept by it while nobody answers. */
export interface Message {
  /** changes with what is shown, and with nothing else */
  version: string;
  /** ms since 1970, of the server's clock */
  at: number;
  /** its place in the address bar, and how it hangs: another one's page is loaded again */
  address: string;
  turn: 'landscape' | 'portrait';
  /** the script of its page: another one is loaded */
  program: string;
  /** for what it sends */
  token: string;
  /** stands on all others until it is gone */
  urgent: Slide[];
  items: Item[];
}

/** One entry of the list. */
export interface Item {
  /** seconds of one page at least */
  seconds: number;
  priority: number;
  when: When;
  slides: Slide[];
}

/** A document in one of its public revisions. */
interface Carried {
  documentId: number;
  revisionId: number;
}

/** What stands on a screen at once, or page by page where it is longer. */
export interface Slide {
  /** tells it from all others, and one revision from the next */
  key: string;
  /** in words, for the list of devices */
  label: string;
  html: string;
  document?: Carried;
  /** ms since 1970: what it says is no longer true then; a screen that hears nothing leaves it out */
  until?: number;
}

/** What a screen reports of itself. */
export interface Report {
  version: string;
  /** of what it shows now */
  label: string;
  /** what was shown to its end since the last report that was heard */
  shown: Carried[];
  /** all that it holds */
  carries: Carried[];
}
