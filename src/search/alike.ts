import type { Db } from '../platform/database/index.ts';
import { type PublicText, publicTextsOf } from '../publishing/index.ts';
import { type Everyday, onlyAsks } from './everyday.ts';
import { readQuery, wordsOf } from './query.ts';
import { tellingWords } from './rules.ts';
import { collectAny, countsOf } from './store.ts';

/** Words that are tried together, and documents that are weighed. */
const WORDS = 6;
const WEIGHED = 200;

/** Documents that the site shows and that are likely meant by a sentence in a person's own words: those that hold the
 *  most telling of its words, the best first, and are about one of them. Unlike `find`, not every word must stand
 *  there; words of every day find what is titled officially. Never fails for the text.
 *  @param most documents at most @param everyday words of every day and their official ones */
export async function findAlike(
  db: Db,
  authorityId: number,
  text: string,
  most: number,
  everyday?: Everyday,
): Promise<PublicText[]> {
  const { terms } = readQuery(text, everyday);
  const counts = await countsOf(db, authorityId, wordsOf(terms));
  // Of several ways to say it those count that documents use.
  const spoken = terms.map(({ any }) =>
    any.length === 1 ? any : any.filter((list) => list.every((word) => counts.of(word))),
  );
  const words = [...new Set(spoken.flat(2))].filter((word) => [...word].length > 1 && !onlyAsks(word));
  if (!words.length) return [];
  const telling = tellingWords(words, words.map(counts.of), counts.documents, WORDS);
  if (!telling.some(({ known }) => known)) return [];
  const ids = await collectAny(db, authorityId, telling, WEIGHED, most);
  const texts = new Map((await publicTextsOf(db, ids)).map((each) => [each.documentId, each]));
  return ids.flatMap((id) => texts.get(id) ?? []);
}
