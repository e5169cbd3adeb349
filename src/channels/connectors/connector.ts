import type { Channel } from '../../law/index.ts';
import type { Config } from '../../platform/config.ts';
import type { FileStore } from '../../platform/files/files.ts';

/** What is done with a piece of information on a channel. */
export type What = 'send' | 'replace' | 'takeDown';

/** One piece of information on its way out, as it was signed off. */
export interface Outgoing {
  title: string;
  summary: string;
  /** source, else the office's name */
  author: string;
  /** sanitised HTML; pictures lie at /files/HASH/NAME */
  bodyHtml: string;
  /** whole address of its page on the site; '': others cannot reach it */
  address: string;
  /** 'YYYY-MM-DD' in China */
  publishedOn: string;
  attachments: readonly { name: string; hash: string }[];
  documentId: number;
  /** as it is filed */
  filed: Filed;
  /** why it was withdrawn, as the public reads it; '': it was not */
  withdrawnReason: string;
}

/** Under what a document is filed; '': nothing. */
interface Filed {
  column: string;
  documentNumber: string;
  indexNumber: string;
  /** 'YYYY-MM-DD' */
  formedOn: string | null;
  keywords: readonly string[];
  validity: 'valid' | 'expired' | 'repealed';
  /** 'YYYY-MM-DD' since when, and why; null, '': it is as it was signed off */
  validityOn: string | null;
  validityReason: string;
  correctionNote: string;
}

/** What a connector has reached with a transmission: JSON, kept after each step. */
export type Reached = Readonly<Record<string, unknown>>;

/** What put out the piece of information that is replaced or taken down now. */
interface Before {
  reached: Reached;
  /** its place among those that went out together, from 1, and how many they were; 0: nothing is known */
  index: number;
  count: number;
  /** it stands there with the very text that goes out now */
  same: boolean;
}

/** What a connector works with in one step. */
export interface Work {
  what: What;
  /** names this transmission to the other side: whatever is sent twice carries the same */
  key: string;
  /** of this transmission: greater than of any before it */
  serial: number;
  articles: readonly Outgoing[];
  /** as they were set up, secrets among them */
  settings: Readonly<Record<string, string>>;
  reached: Reached;
  /** what was reached by the transmission that put out what is replaced or taken down now */
  before: Before;
  /** whether the process that reached it may have ended, or what it asked last may have gone through unheard */
  resumed: boolean;
  /** a person looked at it and said that it may go out */
  approved: boolean;
  /** What is made of these articles and settings: made once for all the steps that have the same. */
  once<T>(make: () => T): T;
  /** The other side answered, whatever it said, and knows the account. */
  heard(): void;
  files: FileStore;
  config: Pick<Config, 'wechatApi' | 'insideHosts'>;
  now: Date;
}

/** What one step came to. */
export type Step =
  /** kept; the next step follows at once */
  | { next: 'more'; reached: Reached }
  /** kept; the next step cannot be called back, and is taken only while all of it is still wanted */
  | { next: 'commit'; reached: Reached }
  /** it waits until a person says that it may go on */
  | { next: 'person'; reached: Reached; says: string }
  /** the other side has it and is asked again, in so many seconds; `says`: what a person may want to know meanwhile */
  | { next: 'ask'; reached: Reached; after: number; says?: string }
  /** @param urls where each article stands, in their order; '': not told
   *  @param on 'YYYY-MM-DD' since when, where that is known; today unless told */
  | { next: 'done'; reached: Reached; urls: readonly string[]; on?: string }
  /** it did not work and may later, in so many seconds; left out: in growing pauses */
  | { next: 'later'; reached: Reached; failure: string; after?: number }
  /** the other side was not reached, or does not let the account in: it is tried again, and after several in a row the
   *  account rests as a whole */
  | { next: 'away'; reached: Reached; failure: string }
  /** it does not work, and a person must do something: a sentence that says what */
  | { next: 'failed'; reached: Reached; failure: string };

interface Setting {
  name: string;
  label: string;
  help?: string;
  /** whose account it is: where it is another, secrets are typed anew */
  account?: true;
  /** sealed, never shown again */
  secret?: true;
  /** may stay empty */
  optional?: true;
  /** @returns what is wrong with it, in a sentence */
  fault?: (value: string) => string | undefined;
}

interface Unheard {
  is(reached: Reached): boolean;
  /** a person saw since when and where each article stands, in their order */
  found(reached: Reached, urls: readonly string[], on: string): Reached;
  /** a person saw that none does: it is asked for anew */
  anew(reached: Reached): Reached;
}

/** How the machine serves a channel: one small module for each; `list.ts` names them all. */
export interface Connector {
  id: string;
  channel: Channel;
  name: string;
  settings: readonly Setting[];
  /** pieces of information that may go out together */
  most: number;
  /** transmissions of one account that may be under way side by side; one unless told */
  sideBySide?: number;
  /** what is signed off for its channel goes out without a person asking, and so does what replaces it */
  byItself?: true;
  /** seconds for which the other side may be asked what became of what it has; a day unless told */
  longestAsked?: number;
  /** The next step of a transmission. What it asks of the other side in one step may have gone through when the step comes
   *  again (`resumed`): then it looks there first. @throws anything: told as a fault of the program, and tried again */
  step(work: Work): Promise<Step>;
  /** Whether what was asked for last may be done although nothing was heard of it, and cannot be asked for twice. Then it is
   *  looked for, and asked for again only when a person has seen that it was not done. */
  unheard?: Unheard;
  /** Clears away what was prepared and is not wanted any more. */
  cancel(work: Work): Promise<Step>;
  /** what a person does where the machine cannot, in a sentence */
  byHand: string;
}
