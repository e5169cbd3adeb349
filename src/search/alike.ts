import type { Db } from '../platform/database/index.ts';
import { type PublicText, publicTextsOf } from '../publishing/index.ts';
import { officially, onlyAsks } from './everyday.ts';
import { fold } from './fold.ts';
import { readQuery } from './query.ts';
import { tellingWords } from './rules.ts';
import { collectAny, oddsOf } from './store.ts';

/** Words that are tried together, and documents that are weighed. */
const WORDS = 6;
const WEIGHED = 200;

/** Documents that the site shows and that are likely meant by a sentence in a person's own words: those that hold the
 *  most telling of its words, the best first, and are about one of them. Unlike `find`, not every word must stand
 *  there; words of every day find what is titled officially. Never fails for the text.
 *  @param most documents at most */
export async function findAlike(db: Db, authorityId: number, text: string, most: number): Promise<PublicText[]> {
  const words = readQuery(officially(fold(text))).words.filter((word) => [...word].length > 1 && !onlyAsks(word));
  if (!words.length) return [];
  const { documents, frequencies } = await oddsOf(db, authorityId, words);
  const telling = tellingWords(words, frequencies, documents, WORDS);
  if (!telling.some(({ known }) => known)) return [];
  const ids = await collectAny(db, authorityId, telling, WEIGHED, most);
  const texts = new Map((await publicTextsOf(db, ids)).map((each) => [each.documentId, each]));
  return ids.flatMap((id) => texts.get(id) ?? []);
}
