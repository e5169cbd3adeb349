import { cutQuery } from './cut.ts';
import { fold } from './fold.ts';
import { words as said } from './words.ts';

/** Longest query that is looked up, in characters. */
export const LONGEST_QUERY = 100;
/** Most words of one query; each further one could only narrow what is already narrow. */
const MOST_WORDS = 12;
/** Words that hardly tell documents apart: dropped where others remain. */
const faint = new Set(['的', '了', '和', '与', '及', '在', '是', '等', '关于']);

export interface Query {
  /** what was typed, cut to the longest query */
  text: string;
  /** words that must all stand in the document */
  words: string[];
  /** folded texts that must stand there literally */
  phrases: string[];
  /** what the searcher should know of how the query was read */
  note?: string;
}

/** Reads what was typed: words, and phrases in quotation marks of any width. Never fails. */
export function readQuery(typed: string): Query {
  const characters = [...typed.trim()];
  const long = characters.length > LONGEST_QUERY;
  const text = characters.slice(0, LONGEST_QUERY).join('');
  const phrases: string[] = [];
  for (const [, quoted = ''] of text.matchAll(/["“”„＂]([^"“”„＂]+)["“”„＂]/gu)) {
    const phrase = fold(quoted);
    if (/[\p{L}\p{N}]/u.test(phrase)) phrases.push(phrase);
  }
  const all = cutQuery(text);
  const telling = all.filter((word) => !faint.has(word));
  const words = (telling.length ? telling : all).slice(0, MOST_WORDS);
  return long ? { text, words, phrases, note: said.cutLong(LONGEST_QUERY) } : { text, words, phrases };
}
