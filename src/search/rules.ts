/** Of one authority's documents: how many there are, and in how many a word stands. */
export interface Counts {
  documents: number;
  of: (word: string) => number;
}

/** In how many documents a term may be met, at most. */
export function frequencyOf({ any }: { any: readonly (readonly string[])[] }, { documents, of }: Counts): number {
  const lists = any.map((words) => (words.length ? Math.min(...words.map(of)) : 0));
  return Math.min(
    documents,
    lists.reduce((sum, count) => sum + count, 0),
  );
}

/** What remains of a query must tell at least this share of what the whole did: else it is another question. */
const TELLING = 0.4;
const oneCharacter = /^\p{Script=Han}$/u;

/** Ways to ask for less where no document holds every term, each with what it leaves out: first what nobody's documents
 *  know and what only asks, then the most common of what remains, as long as what remains still tells what was asked.
 *  @param documents of the authority @param asks whether a word only asks, whatever is asked for */
export function fewer<T extends { said: string }>(
  terms: readonly T[],
  documents: number,
  frequency: (term: T) => number,
  asks: (word: string) => boolean,
): { kept: T[]; left: T[] }[] {
  const tells = (some: readonly T[]) =>
    some
      .filter(({ said }) => !asks(said))
      .reduce((sum, term) => sum + Math.log(1 + documents / Math.max(1, frequency(term))), 0);
  const enough = TELLING * tells(terms);
  const without = (left: readonly T[]) => terms.filter((term) => !left.includes(term));
  const unknown = terms.filter((term) => frequency(term) === 0);
  const idle = terms.filter((term) => asks(term.said) && !unknown.includes(term));
  const common = without([...unknown, ...idle]).sort((a, b) => frequency(b) - frequency(a));
  const order = [unknown, idle, ...common.map((term) => [term])];
  const ways: { kept: T[]; left: T[] }[] = [];
  let left: T[] = [];
  for (const more of order.filter((some) => some.length > 0)) {
    left = [...left, ...more];
    const kept = without(left);
    if (tells(kept) < enough || kept.every(({ said }) => oneCharacter.test(said))) break;
    ways.push({ kept, left });
  }
  return ways;
}

/** What is known before a query runs. Counts are of one authority's documents. */
export interface Odds {
  /** all documents */
  documents: number;
  /** in how many each word of the query stands */
  frequencies: readonly number[];
  /** newest matches wanted */
  wanted: number;
}

export type Plan = 'nothing' | 'collect' | 'walk';

/** Microseconds: to collect one posting through the inverted index, and to read one entry on the date index's way.
 *  Measured by bench/search.ts; only their proportion matters. */
const COLLECT = 4;
const STEP = 6;
/** Entries that a walk reads at most before it gives way to collecting. */
export const LONGEST_WALK = 1_200;
/** Entries by which a walk shows whether it leads anywhere: words may stand in old documents alone. */
export const FIRST_STEPS = 300;
/** So few postings are always collected, some 20 ms: how many match is then counted and not estimated. */
const COUNTED = 5_000;

/** Documents that hold all words, were words strewn without regard to each other. */
export function expected({ documents, frequencies }: Pick<Odds, 'documents' | 'frequencies'>): number {
  return documents === 0 ? 0 : frequencies.reduce((share, count) => share * (count / documents), 1) * documents;
}

/** How to find the newest matches: collect all through the inverted index (dear for common words), or walk from the
 *  newest document on until enough match (dear for rare words). */
export function choosePlan(odds: Odds): Plan {
  if (odds.frequencies.length === 0 || odds.frequencies.some((count) => count === 0)) return 'nothing';
  const rarest = Math.min(...odds.frequencies);
  if (rarest <= COUNTED) return 'collect';
  const collected = rarest * COLLECT;
  const hits = expected(odds);
  const steps = (odds.wanted * odds.documents) / Math.max(hits, 1e-9);
  return collected <= Math.min(steps, LONGEST_WALK) * STEP ? 'collect' : 'walk';
}

/** Whether the first steps met about as many matches as words strewn evenly would give. */
export function leadsOn(met: number, { documents, frequencies }: Pick<Odds, 'documents' | 'frequencies'>): boolean {
  const evenly = (expected({ documents, frequencies }) * Math.min(FIRST_STEPS, documents)) / Math.max(documents, 1);
  return met >= evenly / 4;
}

/** What the title, the keywords, repeated words and a young age count for. */
export interface Match {
  documentId: number;
  publishedAt: Date;
  /** ts_rank over the heads, 0 to 1 */
  rank: number;
  /** the title holds the very text typed */
  literal: boolean;
  /** it is the paper of the number typed */
  numbered: boolean;
  /** the document itself says it, not only an attachment */
  own: boolean;
}

const YEAR = 365 * 86_400_000;
/** More than rank and age come to. */
const OWN = 2;

/** Order by relevance: what documents say themselves before what only attachments say, more relevant first, then the
 *  newer. A year of age weighs as much as a weak match. */
export function byRelevance(matches: readonly Match[], now: Date): Match[] {
  // What a wrong clock dated ahead is new, not more than new.
  const age = (publishedAt: Date) => Math.max(0, now.getTime() - publishedAt.getTime()) / YEAR;
  const score = ({ publishedAt, rank, literal, numbered, own }: Match) =>
    rank + (numbered ? 3 : literal ? 1 : 0) + (own ? OWN : 0) + 0.2 * 2 ** -age(publishedAt);
  return matches
    .map((match) => ({ match, score: score(match) }))
    .sort((a, b) => b.score - a.score || b.match.publishedAt.getTime() - a.match.publishedAt.getTime())
    .map(({ match }) => match);
}

/** How much a word tells: the rarer among the documents, the more. */
export interface Telling {
  word: string;
  weight: number;
  /** stands in some document */
  known: boolean;
}

/** Of the words that no document knows, so many count: a person's own story does not drown what is known of it. */
const MOST_UNKNOWN = 2;

/** The words by which a text is told from others, rarest first: those that do not stand in most documents. Words that
 *  stand in none count against all documents: what is asked for above all may be what is not there.
 *  @param frequencies in how many of the `documents` each word stands @param most known words at most */
export function tellingWords(
  words: readonly string[],
  frequencies: readonly number[],
  documents: number,
  most: number,
): Telling[] {
  const counted = words.map((word, n) => ({ word, count: frequencies[n] ?? 0 }));
  const known = counted
    .filter(({ count }) => count > 0 && (documents < 20 || count <= documents / 2))
    .sort((a, b) => a.count - b.count)
    .slice(0, most);
  const unknown = counted.filter(({ count }) => count === 0).slice(0, MOST_UNKNOWN);
  return [...unknown, ...known].map(({ word, count }) => ({
    word,
    weight: Math.log(1 + documents / Math.max(count, 0.5)),
    known: count > 0,
  }));
}
