import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { normalise, tight } from '../normal.ts';

/** A term that is looked for, with the other forms in which it is written. */
export interface Term {
  words: readonly string[];
  /** inside these it is none: 秘密 in 保守国家秘密 */
  exceptions?: readonly string[];
}

/** Where a term stands, in UTF-16 units of the text that was looked through. */
interface TermHit<T> {
  term: T;
  from: number;
  to: number;
}

/** Looks for all terms at once (Aho–Corasick, decision 0149), capital or small, in a normal text without spaces (normalise,
 *  tight); the terms are made normal here. Gives all that is found, also what overlaps, by where it ends. Takes time in
 *  proportion to the text, however many terms there are; making it takes time in proportion to the terms.
 *  @param simple characters by the one that stands for them in terms and text alike: traditional ones by the simplified */
export function termsMatcher<T extends Term>(
  terms: readonly T[],
  simple: ReadonlyMap<string, string> = new Map(),
): (text: string) => TermHit<T>[] {
  const folded = (text: string) => foldedBy(text, simple);
  const sought = byWord(terms, ({ words }) => words, folded);
  const spared = byWord(terms, ({ exceptions = [] }) => exceptions, folded);
  const automaton = new AhoCorasick([...new Set([...sought.keys(), ...spared.keys()])]);
  const reach = Math.max(0, ...[...spared.keys()].map((word) => word.length));

  return (text) => {
    const found = automaton.matchInText(folded(text));
    const covers = new Map<T, Map<number, number>>();
    for (const { begin, end, keyword } of found)
      for (const term of spared.get(keyword) ?? []) {
        const ends = covers.get(term) ?? new Map<number, number>();
        ends.set(end, Math.min(begin, ends.get(end) ?? begin));
        covers.set(term, ends);
      }
    return found.flatMap(({ begin, end, keyword }) =>
      (sought.get(keyword) ?? [])
        .filter((term) => !isWithin(covers.get(term), begin, end))
        .map((term) => ({ term, from: begin, to: end })),
    );
  };

  /** @param ends of exceptions: by where they end, where the longest begins */
  function isWithin(ends: ReadonlyMap<number, number> | undefined, from: number, to: number): boolean {
    if (!ends) return false;
    for (let end = to; end < to + reach; end++) if ((ends.get(end) ?? Infinity) <= from) return true;
    return false;
  }
}

function byWord<T>(terms: readonly T[], of: (term: T) => readonly string[], fold: (text: string) => string) {
  const found = new Map<string, T[]>();
  for (const term of terms)
    for (const word of new Set(of(term).map((one) => fold(tight(normalise(one)).text)))) {
      if (!word) continue;
      const same = found.get(word);
      if (same) same.push(term);
      else found.set(word, [term]);
    }
  return found;
}

/** The last text: the parts of a long list look through it one after another. */
let last: { text: string; simple: ReadonlyMap<string, string>; folded: string } | undefined;

/** Of the same length, so that places stay. */
function foldedBy(text: string, simple: ReadonlyMap<string, string>): string {
  if (last?.text !== text || last.simple !== simple) last = { text, simple, folded: foldedAnew(text, simple) };
  return last.folded;
}

function foldedAnew(text: string, simple: ReadonlyMap<string, string>): string {
  const small = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  if (!simple.size) return small;
  let changed = '';
  for (let at = 0; at < small.length; at++) changed += simple.get(small[at]!) ?? small[at];
  return changed;
}
