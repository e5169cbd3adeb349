import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import {
  type Change,
  filesGoneWith,
  lockDocument,
  type PublicText,
  publicTextsAfter,
  publicTextsOf,
  type ShownFile,
} from '../publishing/index.ts';
import { foldedTexts, forgetFiles, keyOf, wantFiles } from './attachments/store.ts';
import { cutDocument, cutLong } from './cut.ts';
import { asNumber } from './figures.ts';
import { fold } from './fold.ts';
import { lexemesOf } from './lexemes.ts';
import { changeOf, countWords, type Entry, insertEntry, removeEntry, replaceEntries } from './store.ts';

const BATCH = 200;
/** In which way entries are made; changed whenever they are made otherwise, so that all are made anew. */
const MADE = 'figures, simplified, sounds, names of attachments, words only of attachments';
/** A word that a text says so often is one it is about. */
const REPEATED = 3;
const MOST_REPEATED = 40;
/** Longest text that is looked through, in characters; a town's documents are far shorter. */
const LONGEST_TEXT = 200_000;
/** Bytes of all words of an entry: a tsvector holds no more than 1 MB. */
const MOST_BYTES = 900_000;

/** What can be found stays equal to what the site shows, in the transaction that changes it. */
export async function followDocument(tx: Tx, { kind, documentId }: Change): Promise<void> {
  if (kind !== 'edited') await remake(tx, documentId);
}

/** A document is found by what is known of its attachments by now. */
export async function refreshDocument(db: Db, documentId: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDocument(tx, documentId); // who withdraws it meanwhile waits
    await remake(tx, documentId);
  });
}

/** The document's entry anew from what the site shows of it now; taken out when it shows nothing. */
async function remake(tx: Tx, documentId: number): Promise<void> {
  const [text] = await publicTextsOf(tx, [documentId]);
  const before = await removeEntry(tx, documentId);
  const authorityId = text?.authorityId ?? before?.authorityId;
  if (authorityId === undefined) return;
  if (text) await wantFiles(tx, filesOf(text));
  await forgetFiles(tx, authorityId, await filesGoneWith(tx, documentId));
  const changes = new Map(before ? changeOf(before.words, -1) : []);
  if (text) {
    const entry = await entryOf(text, await foldedTexts(tx, filesOf(text)));
    await insertEntry(tx, entry);
    for (const [word, change] of changeOf(entry.words, 1)) changes.set(word, (changes.get(word) ?? 0) + change);
  }
  await countWords(tx, authorityId, new Map([...changes].filter(([, change]) => change !== 0)));
}

const filesOf = ({ authorityId, attachments }: PublicText): ShownFile[] =>
  attachments.map(({ hash }) => ({ authorityId, hash }));

/** Builds all entries anew from what the site shows. @returns how many documents can be found */
export async function rebuildIndex(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let count = 0;
    async function* entries() {
      for (let after = 0; ; ) {
        const texts = await publicTextsAfter(tx, after, BATCH);
        if (!texts.length) return;
        const inside = await foldedTexts(tx, texts.flatMap(filesOf));
        yield await Promise.all(texts.map((text) => entryOf(text, inside)));
        count += texts.length;
        after = texts.at(-1)!.documentId;
      }
    }
    await replaceEntries(tx, entries());
    await sql`delete from search_index`.execute(tx);
    await tx.insertInto('search_index').values({ made: MADE }).execute();
    return count;
  });
}

/** Makes the entries anew where another version of the program made them. */
export async function renewIndex(db: Db): Promise<void> {
  const there = await db.selectFrom('search_index').select('made').executeTakeFirst();
  if (there?.made !== MADE) await rebuildIndex(db);
}

/** What is kept of a document to find it by. @param attached texts of attachments, by keyOf */
async function entryOf(text: PublicText, attached: ReadonlyMap<string, string>): Promise<Entry> {
  const body = text.bodyText.slice(0, LONGEST_TEXT);
  const title = cutDocument(text.title);
  const days = [text.formedOn ?? '', dayOf(text.publishedAt)];
  const marks = cutDocument([...text.keywords, text.documentNumber, text.indexNumber, ...days].join(' '));
  const inBody = await cutLong(body);
  const names = text.attachments.map(({ name }) => name);
  const texts = filesOf(text).map((file) => attached.get(keyOf(file)) ?? '');
  const inside = texts.join('\n').slice(0, LONGEST_TEXT);
  const inNames = cutDocument(names.join(' '));
  const own = new Set([...title, ...marks, ...inBody]);
  const words = within(lexemesOf(own, [...inNames, ...(await cutLong(inside))]));
  return {
    documentId: text.documentId,
    authorityId: text.authorityId,
    publishedAt: text.publishedAt,
    columnId: text.columnId,
    officeId: text.officeId,
    title: fold(text.title),
    numbers: [text.documentNumber, text.indexNumber].filter(Boolean).map((number) => asNumber(fold(number))),
    heads: headsOf(title, marks, inBody, inNames),
    words: words.sort(),
    folded: fold([text.title, ...text.keywords, text.documentNumber, text.indexNumber, body].join('\n')),
    inside: [fold(names.join('\n')), inside].filter(Boolean).join('\n'),
  };
}

/** As many of the words as a tsvector takes. */
function within(words: Iterable<string>): string[] {
  const taken: string[] = [];
  let bytes = 0;
  for (const word of words) {
    bytes += Buffer.byteLength(word);
    if (bytes > MOST_BYTES) break;
    taken.push(word);
  }
  return taken;
}

/** Each word once, under the best weight it earns: A title, B keywords and numbers, C repeated in the text, D names of
 *  attachments. */
function headsOf(title: string[], marks: string[], body: string[], names: string[]): string {
  const heads = new Map<string, 'A' | 'B' | 'C' | 'D'>();
  for (const word of title) heads.set(word, 'A');
  for (const word of marks) if (!heads.has(word)) heads.set(word, 'B');
  const times = new Map<string, number>();
  for (const word of body) if (word.length > 1) times.set(word, (times.get(word) ?? 0) + 1);
  const repeated = [...times].filter(([word, count]) => count >= REPEATED && !heads.has(word));
  repeated.sort((a, b) => b[1] - a[1]);
  for (const [word] of repeated.slice(0, MOST_REPEATED)) heads.set(word, 'C');
  for (const word of names) if (!heads.has(word)) heads.set(word, 'D');
  return [...heads].map(([word, weight]) => `'${word}':1${weight}`).join(' ');
}
