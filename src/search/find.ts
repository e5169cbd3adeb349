import type { Db } from '../platform/database/index.ts';
import { type PublicText, publicTextsOf } from '../publishing/index.ts';
import { passagesWith } from './attachments/inside.ts';
import { type Everyday, onlyAsks } from './everyday.ts';
import { fold } from './fold.ts';
import { type Query, readQuery, shownOf, type Term, wordsOf } from './query.ts';
import {
  byRelevance,
  type Counts,
  choosePlan,
  expected,
  FIRST_STEPS,
  fewer,
  frequencyOf,
  LONGEST_WALK,
  leadsOn,
  type Match,
  type Odds,
} from './rules.ts';
import { collect, countsOf, matchesOf, newestOf, type Sought, walk, withPhrases } from './store.ts';

const PAGE_SIZE = 20;
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

/** A document that was found. */
export interface Hit extends PublicText {
  /** by file: the passages of attachments by which it was found, where it does not say itself what was sought */
  passages: ReadonlyMap<string, string>;
}

export interface Found {
  query: Query;
  /** what of it was left out, because no document holds all */
  left: Term[];
  hits: Hit[];
  total: number;
  /** counted, estimated, or only a lower bound */
  counted: 'exact' | 'about' | 'atLeast';
  /** quoted phrases were looked for in so many of the newest documents that hold their words, and not in the others */
  lookedInto: number | undefined;
  page: number;
  /** pages that can be opened */
  pages: number;
}

/** Looks documents up by words and phrases among what the site shows; where none holds all words, by fewer of them.
 *  Never fails for what was typed. @param everyday words of every day and their official ones */
export async function find(db: Db, wish: Wish, now: Date, everyday?: Everyday): Promise<Found> {
  const query = readQuery(wish.text, everyday);
  const counts = await countsOf(db, wish.authorityId, wordsOf(query.terms));
  const whole = await newest(db, query, wish, counts);
  if (whole.total > 0 || query.phrases.length > 0) return shown(db, query, [], whole, wish, now);
  const ways = fewer(query.terms, counts.documents, (term) => frequencyOf(term, counts), onlyAsks);
  for (const { kept, left } of ways) {
    const shorter = { ...query, terms: kept };
    const found = await newest(db, shorter, wish, counts);
    if (found.total > 0) return shown(db, shorter, left, found, wish, now);
  }
  return shown(db, query, [], whole, wish, now);
}

async function shown(
  db: Db,
  query: Query,
  left: Term[],
  { matches, total, counted, lookedInto }: Newest,
  wish: Wish,
  now: Date,
): Promise<Found> {
  const reachable = counted === 'atLeast' || isRanked(wish, query) ? matches.length : Math.min(total, MOST_MATCHES);
  const pages = Math.max(1, Math.ceil(reachable / PAGE_SIZE));
  const page = Math.min(wish.page, pages);
  const ordered = wish.sort === 'relevance' ? byRelevance(matches, now) : matches;
  const hits = await hitsOf(db, ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), query, wish.authorityId);
  return { query, left, hits, total, counted, lookedInto, page, pages };
}

async function hitsOf(db: Db, matches: readonly Match[], query: Query, authorityId: number): Promise<Hit[]> {
  const ids = matches.map(({ documentId }) => documentId);
  const texts = new Map((await publicTextsOf(db, ids)).map((text) => [text.documentId, text]));
  const inside = matches.filter(({ own }) => !own).flatMap(({ documentId }) => texts.get(documentId) ?? []);
  const hashes = inside.flatMap(({ attachments }) => attachments.map(({ hash }) => hash));
  const passages = await passagesWith(db, authorityId, hashes, shownOf(query));
  const none = new Map<string, string>();
  return ids.flatMap((id) => {
    const text = texts.get(id);
    return text ? { ...text, passages: inside.includes(text) ? passages : none } : [];
  });
}

/** All matches within reach are looked at before the first is shown. */
function isRanked(wish: Wish, query: Query): boolean {
  return wish.sort === 'relevance' || query.phrases.length > 0;
}

type Newest = Pick<Found, 'total' | 'counted'> & { matches: Match[]; lookedInto?: number };

async function newest(db: Db, query: Query, wish: Wish, counts: Counts): Promise<Newest> {
  const { terms, number } = query;
  const sought: Sought = { ...wish, terms, number, literal: fold(query.text) };
  const odds = { documents: counts.documents, frequencies: terms.map((term) => frequencyOf(term, counts)) };
  const wanted = MOST_MATCHES; // also by date: else the count would grow from page to page
  const shown = isRanked(wish, query) ? PAGE_SIZE : (wish.page + 1) * PAGE_SIZE; // one page on, to know of it
  const plan = choosePlan({ ...odds, wanted });
  if (plan === 'nothing') return { matches: [], total: 0, counted: 'exact' };
  const walks = plan === 'walk' && leadsOn((await walk(db, sought, wanted, FIRST_STEPS)).length, odds);
  const walked = walks ? await walk(db, sought, wanted, LONGEST_WALK) : [];
  // Words that never meet, or of old documents, or a filter that leaves few: no walk fills a page, all is collected.
  const enough = walked.length >= Math.min(shown, wanted);
  if (query.phrases.length) {
    const ids = walked.map(({ documentId }) => documentId);
    return literally(db, query, sought, enough ? { ids, all: false } : await newestOf(db, sought, wanted));
  }
  return enough
    ? { matches: walked, ...estimate(odds, query, sought, walked.length) }
    : { ...(await collect(db, sought, wanted)), counted: 'exact' };
}

/** How many match in all, from how often the words stand; with a filter nothing is known but what was found. */
function estimate(odds: Pick<Odds, 'documents' | 'frequencies'>, { terms }: Query, sought: Sought, found: number) {
  const narrowed = Boolean(sought.columnIds || sought.officeId || sought.year);
  if (narrowed) return { total: found, counted: 'atLeast' as const };
  const total = Math.max(Math.round(expected(odds)), found);
  const oneWord = terms.length === 1 && wordsOf(terms).length === 1;
  return { total, counted: oneWord ? ('exact' as const) : ('about' as const) };
}

/** Those documents whose text holds the phrases. Few do: only of these it is read what ranks them. */
async function literally(
  db: Db,
  { phrases }: Query,
  sought: Sought,
  { ids, all }: { ids: readonly number[]; all: boolean },
): Promise<Newest> {
  const holding = await withPhrases(db, ids, phrases);
  const matches = (await matchesOf(db, sought, [...holding.keys()])).map((match) => ({
    ...match,
    own: match.own && holding.get(match.documentId) === true,
  }));
  if (all) return { matches, total: matches.length, counted: 'exact' };
  return { matches, total: matches.length, counted: 'atLeast', lookedInto: ids.length };
}
