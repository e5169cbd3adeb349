import type { Db, Tx } from '../platform/database/index.ts';
import { publicTextsAfter, publicTextsOf } from '../publishing/index.ts';
import { entryOf } from './entry.ts';
import { changeOf, countWords, insertEntry, removeEntry, replaceEntries } from './store.ts';

const BATCH = 200;

/** The document's entry anew from what the site shows of it now; taken out when it shows nothing. */
export async function refreshEntry(tx: Tx, documentId: number): Promise<void> {
  const [text] = await publicTextsOf(tx, [documentId]);
  const before = await removeEntry(tx, documentId);
  const authorityId = text?.authorityId ?? before?.authorityId;
  if (authorityId === undefined) return;
  const changes = new Map(before ? changeOf(before.words, -1) : []);
  if (text) {
    const entry = entryOf(text);
    await insertEntry(tx, entry);
    for (const [word, change] of changeOf(entry.words, 1)) changes.set(word, (changes.get(word) ?? 0) + change);
  }
  await countWords(tx, authorityId, new Map([...changes].filter(([, change]) => change !== 0)));
}

/** Builds all entries anew from what the site shows. @returns how many documents can be found */
export async function rebuildIndex(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let count = 0;
    async function* entries() {
      for (let after = 0; ; ) {
        const texts = await publicTextsAfter(tx, after, BATCH);
        if (!texts.length) return;
        yield texts.map(entryOf);
        count += texts.length;
        after = texts.at(-1)!.documentId;
      }
    }
    await replaceEntries(tx, entries());
    return count;
  });
}
