import { IDIOMS } from './idioms.ts';
import { OFFICIAL } from './official.ts';
import { WORDS } from './words.ts';

/** A wrong word, the right one, and in what it is no mistake. */
export interface Confusable {
  wrong: string;
  right: string;
  exceptions: readonly string[];
}

const ENTRY = /([^\s→]+)→([^\s(]+)(?:\(([^)]*)\))?/g;

/** What the list of the house knows: wrong and confusable words of papers, worded by us. */
export const CONFUSABLES: readonly Confusable[] = [IDIOMS, WORDS, OFFICIAL].flatMap((list) =>
  [...list.matchAll(ENTRY)].map(([, wrong, right, but]) => ({
    wrong: wrong!,
    right: right!,
    exceptions: but ? but.split(' ').map((one) => one.replace('~', wrong!)) : [],
  })),
);
