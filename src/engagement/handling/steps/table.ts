import { turning } from './application.tsx';
import { assignment } from './assign.tsx';
import { extension } from './extend.tsx';
import { leading } from './lead.tsx';
import { floodMerging, merging } from './merge.tsx';
import { reopening } from './reopen.tsx';
import { transfer } from './transfer.tsx';
import type { Verb } from './verb.tsx';
import { voiding } from './void.tsx';

/** What staff do with a message besides answering it, in the order of the page. */
export const verbs: readonly Verb[] = [
  assignment,
  transfer,
  extension,
  leading,
  turning,
  merging,
  floodMerging,
  reopening,
  voiding,
];
