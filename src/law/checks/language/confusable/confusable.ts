import { IDIOMS } from './idioms.ts';
import { OFFICIAL } from './official.ts';
import { WORDS } from './words.ts';

/** A wrong word, the right one, and in what it is no mistake. */
export interface Confusable {
  wrong: string;
  right: string;
  exceptions: readonly string[];
}

/** An entry as the lists write it: 布署→部署(~名|宣~) */
function entryOf(written: string): Confusable {
  const [wrong, after] = written.split('→') as [string, string];
  const [right, but] = after.split('(') as [string, string?];
  const exceptions = but ? but.slice(0, -1).split('|') : [];
  return { wrong, right, exceptions: exceptions.map((one) => one.replace('~', wrong)) };
}

/** What the list of the house knows: wrong and confusable words of papers, worded by us. */
export const CONFUSABLES: readonly Confusable[] = [IDIOMS, WORDS, OFFICIAL].flatMap((list) =>
  list.trim().split(/\s+/).map(entryOf),
);

/** How many it lists. */
export const CONFUSABLE_COUNT = CONFUSABLES.length;
