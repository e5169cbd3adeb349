import type { Db } from '../platform/database/index.ts';
import type { Everyday } from './everyday.ts';
import { fold } from './fold.ts';
import { readQuery } from './query.ts';
import { holding, withPhrases } from './store.ts';

/** Whether anything can be looked for by it. */
export const isSearchable = (text: string): boolean => readQuery(text).terms.length > 0;

/** A text as it is compared with others: capitals, width, traditional characters and spaces do not matter. */
export const sameText = (text: string): string => fold(text);

/** Those of a few documents that a search for this finds, by all of its words.
 *  @param everyday words of every day and their official ones */
export async function findAmong(
  db: Db,
  { authorityId, text, ids }: { authorityId: number; text: string; ids: readonly number[] },
  everyday?: Everyday,
): Promise<Set<number>> {
  const { terms, phrases, number } = readQuery(text, everyday);
  if (!ids.length || !terms.length) return new Set();
  const found = await holding(db, { authorityId, terms, number, literal: '' }, ids);
  return new Set(phrases.length ? (await withPhrases(db, found, phrases)).keys() : found);
}
