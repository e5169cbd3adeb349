import { cutQuery } from './cut.ts';
import { BUILT_IN, type Everyday } from './everyday.ts';
import { asNumber, formsOf } from './figures.ts';
import { fold } from './fold.ts';
import { words as said } from './words.ts';

/** Longest query that is looked up, in characters. */
export const LONGEST_QUERY = 100;
/** Most words of one query; each further one could only narrow what is already narrow. */
const MOST_WORDS = 12;
/** Words that hardly tell documents apart: dropped where others remain. */
const faint = new Set(['的', '了', '和', '与', '及', '在', '是', '等', '关于']);

/** What one word of a query asks for: a document that holds all words of one of the lists. */
export interface Term {
  /** as it was typed */
  said: string;
  any: readonly (readonly string[])[];
}

export interface Query {
  /** what was typed, cut to the longest query */
  text: string;
  /** all of which a document must hold */
  terms: Term[];
  /** folded texts that must stand there literally */
  phrases: string[];
  /** what was typed as the number of a paper */
  number: string;
  /** what the searcher should know of how the query was read */
  note?: string;
}

/** Reads what was typed: words, each also in the words that official papers or people use for it, and phrases in
 *  quotation marks of any width. Never fails. */
export function readQuery(typed: string, everyday: Everyday = BUILT_IN): Query {
  const characters = [...typed.trim()];
  const long = characters.length > LONGEST_QUERY;
  const text = characters.slice(0, LONGEST_QUERY).join('');
  const folded = fold(text);
  const phrases = [...folded.matchAll(/"([^"]+)"/g)]
    .map(([, phrase = '']) => phrase.trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
  const all = termsOf(folded, everyday);
  const telling = all.filter(({ said: word }) => !faint.has(word));
  const terms = (telling.length ? telling : all).slice(0, MOST_WORDS);
  const query = { text, terms, phrases, number: asNumber(folded) };
  return long ? { ...query, note: said.cutLong(LONGEST_QUERY) } : query;
}

/** Each word once, in their order. */
function termsOf(folded: string, { pattern, meanings }: Everyday): Term[] {
  const terms = new Map<string, Term>();
  const add = (word: string, any: string[][]) => terms.has(word) || terms.set(word, { said: word, any });
  const plain = (text: string) => {
    for (const word of cutQuery(text)) add(word, [[word]]);
  };
  let at = 0;
  for (const { 0: word, index } of folded.matchAll(pattern)) {
    plain(folded.slice(at, index));
    add(
      word,
      [word, ...meanings.get(word)!].map((meaning) => cutQuery(meaning)),
    );
    at = index + word.length;
  }
  plain(folded.slice(at));
  return [...terms.values()];
}

/** All words of some terms. */
export function wordsOf(terms: readonly Term[]): string[] {
  return [...new Set(terms.flatMap(({ any }) => any.flat()))];
}

/** What is marked in a text that was found. */
export function shownOf({ phrases, terms }: Query): string[] {
  return [...phrases, ...wordsOf(terms).flatMap(formsOf)];
}

/** Whether characters stand beside each other that belong to no word: one of them may be a wrong one. */
export function looksMistyped({ terms }: Query): boolean {
  return terms.some(({ said: word }, n) => alone(word) && alone(terms[n + 1]?.said ?? ''));
}

function alone(word: string): boolean {
  return /^\p{Script=Han}$/u.test(word);
}
