import { LRUCache } from 'lru-cache';
import type { CheckFinding } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { type KeptList, listsFor, termsAfter } from './store.ts';
import { TermsThread } from './thread.ts';

/** Read and sent to the thread at once, so that everybody else has a turn between. */
const PART = 500;
/** Lists that are kept ready. */
const MOST_LISTS = 60;

/** The lists that an authority's texts are held against. */
export interface Listed {
  /** words of which the list of the house says nothing, because one of these does */
  instead: ReadonlySet<string>;
  /** What they find in texts, in the order of these: beside the server's thread (decision 0148).
   *  @returns invalid where it did not come to an end */
  find(texts: readonly string[]): Promise<Outcome<CheckFinding[][]>>;
}

interface Ready {
  version: number;
  number: number;
  instead: Promise<ReadonlySet<string>>;
}

let numbers = 0;
const thread = new TermsThread(() => lists.clear());
const lists = new LRUCache<string, Ready>({
  max: MOST_LISTS,
  dispose: ({ number }) => thread.forget(number),
});

/** The lists that an authority's texts are held against, its own and those shared from above. Each is made ready anew when
 *  it has changed, whichever process changed it: each call asks the database for their versions. */
export async function termsOf(db: Db, authorityId: number): Promise<Listed> {
  const kept = (await listsFor(db, authorityId)).filter(({ terms }) => terms > 0);
  const ready = kept.map((list) => readied(db, list));
  const instead = await Promise.all(ready.map((one) => one.instead));
  return {
    instead: together(instead),
    find: async (texts) => {
      if (!ready.length) return ok(texts.map(() => []));
      try {
        const found = await thread.ask({ find: texts, lists: ready.map(({ number }) => number) });
        // a list has changed meanwhile
        return found ? ok(found) : (await termsOf(db, authorityId)).find(texts);
      } catch {
        return invalid('用检查用语表核对没有在限定时间内完成，请稍后再试，或者把文字拆分为几份');
      }
    },
  };
}

function together(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter(({ size }) => size > 0);
  return filled.length === 1 ? filled[0]! : new Set(filled.flatMap((words) => [...words]));
}

const keyOf = ({ database, authorityId, list }: KeptList): string => `${database} ${authorityId} ${list}`;

function readied(db: Db, list: KeptList): Ready {
  const key = keyOf(list);
  const there = lists.get(key);
  if (there?.version === list.version) return there;
  numbers += 1;
  const made: Ready = { version: list.version, number: numbers, instead: prepare(db, list, numbers) };
  lists.set(key, made);
  made.instead.catch(() => lists.get(key) === made && lists.delete(key));
  return made;
}

/** @returns its words that are right, or told otherwise, whatever the list of the house says */
async function prepare(db: Db, kept: KeptList, number: number): Promise<ReadonlySet<string>> {
  const { authorityId, list } = kept;
  const instead = new Set<string>();
  for (let after = ''; ; ) {
    const entries = await termsAfter(db, { authorityId, list, after, most: PART });
    if (list === 'confusable')
      for (const { term, variants } of entries) for (const word of [term, ...variants]) instead.add(word);
    if (entries.length) await thread.ask({ more: number, list, entries });
    if (entries.length < PART) break;
    after = entries.at(-1)!.term;
  }
  await thread.ask({ ready: number });
  if (lists.peek(keyOf(kept))?.number !== number) thread.forget(number);
  return instead;
}
