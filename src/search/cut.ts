import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { fold } from './fold.ts';

/** Runs of Chinese characters, or of letters and digits; everything else separates. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const han = /^\p{Script=Han}/u;
/** A longer run of letters is no word; PostgreSQL takes lexemes of up to 2 KB. */
const LONGEST = 64;

let loaded: Jieba | undefined;

/** The dictionary costs 0.2 s and is read when first needed. */
function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict);
  return loaded;
}

function cutRuns(text: string, cut: (run: string) => string[]): string[] {
  return (fold(text).match(runs) ?? []).flatMap((run) => (han.test(run) ? cut(run) : [run.slice(0, LONGEST)]));
}

/** Words of a document with repetitions: every dictionary word that stands in the text, also inside and across others,
 *  and every single character. So a word of a query is found wherever the document holds it, however either was cut. */
export function cutDocument(text: string): string[] {
  return cutRuns(text, (run) => jieba().cutAll(run));
}

/** Words of a query, each once, in their order. */
export function cutQuery(text: string): string[] {
  return [...new Set(cutRuns(text, (run) => jieba().cut(run, false)))];
}
