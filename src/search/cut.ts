import { setImmediate } from 'node:timers/promises';
import { Jieba, TfIdf } from '@node-rs/jieba';
import { dict, idf } from '@node-rs/jieba/dict.js';
import { stretches } from './figures.ts';
import { fold } from './fold.ts';

/** Runs of Chinese characters, or of letters and digits; everything else separates. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const han = /^\p{Script=Han}/u;
/** A longer run of letters is no word; PostgreSQL takes lexemes of up to 2 KB. */
const LONGEST = 64;

/** Characters that are cut in one go: some milliseconds. */
const PIECE = 4_000;
const BETWEEN = /[\s，。；：、！？,.;:!?]/;

let loaded: Jieba | undefined;
let rare: TfIdf | undefined;
/** Letters from which on a word may be put together of others. */
const COMPOUND = 4;
/** Rarity of a word that the dictionary does not know: the middle of those it does. */
const UNKNOWN = 11;

/** The dictionary costs 0.2 s and is read when first needed. */
function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict);
  return loaded;
}

function cutRuns(text: string, cut: (run: string) => string[]): string[] {
  return (text.match(runs) ?? []).flatMap((run) => (han.test(run) ? cut(run) : [run.slice(0, LONGEST)]));
}

/** Words of a document with repetitions: every dictionary word that stands in the text, also inside and across others,
 *  and every single character; figures in the words by which they are found. So a word of a query is found wherever the
 *  document holds it, however either was cut. */
export function cutDocument(text: string): string[] {
  const parts = (plain: string) => cutRuns(plain, (run) => jieba().cutAll(run));
  return stretches(fold(text)).flatMap(({ text: plain, figure }) => {
    if (!figure) return parts(plain);
    return figure.parts ? [...figure.words, ...parts(plain)] : figure.words;
  });
}

/** `cutDocument` of a long text, piece by piece, so that others are answered in between: 200,000 characters take 0.3 s. */
export async function cutLong(text: string): Promise<string[]> {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, at + PIECE);
    const end = at + PIECE < text.length ? endOfPiece(piece) : piece.length;
    for (const word of cutDocument(piece.slice(0, end))) words.push(word);
    at += end;
    await setImmediate();
  }
  return words;
}

/** Behind the last mark between words; a piece without any is cut where it ends. */
export function endOfPiece(piece: string): number {
  for (let at = piece.length; at > 0; at--) if (BETWEEN.test(piece[at - 1]!)) return at;
  return piece.length;
}

/** Words of a query, each once, in their order; a figure is one. */
export function cutQuery(text: string): string[] {
  const words = stretches(fold(text)).flatMap(({ text: plain, figure }) =>
    figure ? figure.words.slice(0, 1) : cutRuns(plain, (run) => jieba().cut(run, false)),
  );
  return [...new Set(words)];
}

/** Words of a text with what kind of word each is in the dictionary ('nr': a name); a compound by its parts, so that
 *  who says 垃圾清运 and who says 清运垃圾 say the same. */
export function tagged(text: string): { word: string; tag: string }[] {
  return (fold(text).match(runs) ?? []).flatMap((run) =>
    han.test(run) ? jieba().tag(run, false).flatMap(inParts) : [{ word: run.slice(0, LONGEST), tag: 'x' }],
  );
}

function inParts(one: { word: string; tag: string }): { word: string; tag: string }[] {
  if ([...one.word].length < COMPOUND) return [one];
  const parts = jieba()
    .cutForSearch(one.word, false)
    .filter((part) => part !== one.word && [...part].length > 1);
  return parts.join('') === one.word ? parts.map((word) => ({ word, tag: '' })) : [one];
}

/** How rare a word is in the language; one that the dictionary does not know, as rare as most. */
export function rarity(word: string): number {
  rare ??= TfIdf.withDict(idf);
  return rare.extractKeywords(jieba(), word, 1)[0]?.weight ?? UNKNOWN;
}
