import type { Db } from '../platform/database/index.ts';
import { type PublicText, publicTextsOf } from '../publishing/index.ts';
import { fold } from './fold.ts';
import { type Query, readQuery } from './query.ts';
import { byRelevance, choosePlan, expected, LONGEST_WALK, type Match } from './rules.ts';
import { collect, oddsOf, type Sought, walk, withPhrases } from './store.ts';

export const PAGE_SIZE = 20;
/** Matches that are ranked, and how deep one may page: the newest. */
export const MOST_MATCHES = 1_000;

export interface Wish {
  text: string;
  authorityId: number;
  columnIds?: readonly number[] | undefined;
  officeId?: number | undefined;
  year?: number | undefined;
  sort: 'relevance' | 'date';
  /** from 1 */
  page: number;
}

export interface Found {
  query: Query;
  hits: PublicText[];
  total: number;
  /** the total is counted, not estimated */
  exact: boolean;
  page: number;
  /** pages that can be opened */
  pages: number;
}

/** Looks documents up by words and phrases among what the site shows. Never fails for what was typed. */
export async function find(db: Db, wish: Wish, now: Date): Promise<Found> {
  const query = readQuery(wish.text);
  const sought: Sought = { ...wish, words: query.words, literal: fold(query.text) };
  const { matches, total, exact } = await newest(db, sought, query, wish);
  const pages = Math.max(1, Math.ceil(Math.min(total, MOST_MATCHES) / PAGE_SIZE));
  const page = Math.min(wish.page, pages);
  const ordered = wish.sort === 'relevance' ? byRelevance(matches, now) : matches;
  const ids = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((match) => match.documentId);
  const texts = new Map((await publicTextsOf(db, ids)).map((text) => [text.documentId, text]));
  return { query, hits: ids.flatMap((id) => texts.get(id) ?? []), total, exact, page, pages };
}

interface Newest {
  matches: Match[];
  total: number;
  exact: boolean;
}

async function newest(db: Db, sought: Sought, query: Query, wish: Wish): Promise<Newest> {
  const { documents, frequencies } = await oddsOf(db, sought.authorityId, query.words);
  const wanted =
    wish.sort === 'relevance' || query.phrases.length ? MOST_MATCHES : Math.min(wish.page * PAGE_SIZE, MOST_MATCHES);
  const plan = choosePlan({ documents, frequencies, wanted });
  if (plan === 'nothing') return { matches: [], total: 0, exact: true };
  const narrowed = Boolean(sought.columnIds || sought.officeId || sought.year);
  const walked = plan === 'walk' ? await walk(db, sought, wanted, LONGEST_WALK) : [];
  // Words that never meet, or a filter that leaves few: the walk ends without a page, all that match is collected.
  const enough = walked.length >= Math.min(wanted, wish.page * PAGE_SIZE);
  const found = enough
    ? { matches: walked, total: Math.max(Math.round(expected({ documents, frequencies })), walked.length) }
    : await collect(db, sought, wanted);
  const exact = !enough || (query.words.length === 1 && !narrowed);
  if (!query.phrases.length) return { ...found, exact };
  const literal = await withPhrases(
    db,
    found.matches.map((match) => match.documentId),
    query.phrases,
  );
  const matches = found.matches.filter((match) => literal.has(match.documentId));
  return { matches, total: matches.length, exact: !enough && found.total <= found.matches.length };
}
