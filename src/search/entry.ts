import type { PublicText } from '../publishing/index.ts';
import { cutDocument } from './cut.ts';
import { fold } from './fold.ts';
import type { Entry } from './store.ts';

/** A word that a text says so often is one it is about. */
const REPEATED = 3;
const MOST_REPEATED = 40;
/** Longest text that is looked through, in characters; a town's documents are far shorter. */
const LONGEST_TEXT = 200_000;

/** What is kept of a document to find it by. */
export function entryOf(text: PublicText): Entry {
  const body = text.bodyText.slice(0, LONGEST_TEXT);
  const title = cutDocument(text.title);
  const marks = cutDocument([...text.keywords, text.documentNumber, text.indexNumber].join(' '));
  const inBody = cutDocument(body);
  return {
    documentId: text.documentId,
    authorityId: text.authorityId,
    publishedAt: text.publishedAt,
    columnId: text.columnId,
    officeId: text.officeId,
    title: fold(text.title),
    heads: headsOf(title, marks, inBody),
    words: [...new Set([...title, ...marks, ...inBody])].sort(),
    folded: fold([text.title, ...text.keywords, text.documentNumber, text.indexNumber, body].join('\n')),
  };
}

/** Each word once, under the best weight it earns: A title, B keywords and numbers, C repeated in the text. */
function headsOf(title: string[], marks: string[], body: string[]): string {
  const heads = new Map<string, 'A' | 'B' | 'C'>();
  for (const word of title) heads.set(word, 'A');
  for (const word of marks) if (!heads.has(word)) heads.set(word, 'B');
  const times = new Map<string, number>();
  for (const word of body) if (word.length > 1) times.set(word, (times.get(word) ?? 0) + 1);
  const repeated = [...times].filter(([word, count]) => count >= REPEATED && !heads.has(word));
  repeated.sort((a, b) => b[1] - a[1]);
  for (const [word] of repeated.slice(0, MOST_REPEATED)) heads.set(word, 'C');
  return [...heads].map(([word, weight]) => `'${word}':1${weight}`).join(' ');
}
