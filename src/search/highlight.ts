import { foldWithPlaces } from './fold.ts';

/** A piece of text; `hit`: one of the words sought. Drawn as text nodes, so nothing of it can be markup. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Divides the text into hits and the rest. Longer words first; hits that touch are one. */
export function mark(text: string, words: readonly string[]): Piece[] {
  const { folded, starts, ends } = foldWithPlaces(text);
  const hit = new Uint8Array(text.length);
  for (const word of words)
    for (let at = folded.indexOf(word); word && at >= 0; at = folded.indexOf(word, at + 1))
      if (wholeWord(folded, at, word)) hit.fill(1, starts[at], ends[at + word.length - 1]);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    while (end < text.length && hit[end] === hit[at]) end += 1;
    pieces.push({ text: text.slice(at, end), hit: hit[at] === 1 });
    at = end;
  }
  return pieces;
}

const latin = /[a-z0-9]/;

/** "12" is not found inside "2012". */
function wholeWord(folded: string, at: number, word: string): boolean {
  if (!latin.test(word[0]!)) return true;
  return !latin.test(folded[at - 1] ?? '') && !latin.test(folded[at + word.length] ?? '');
}

/** The stretch of the text, about `length` characters, that holds the most different words; from the start of a
 *  sentence where one is near. */
export function snippet(text: string, words: readonly string[], length = 110): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const { folded, starts } = foldWithPlaces(flat.slice(0, 20_000));
  const places: { at: number; word: string }[] = [];
  for (const word of words) {
    let at = folded.indexOf(word);
    for (let n = 0; at >= 0 && n < 50; n++, at = folded.indexOf(word, at + word.length))
      if (wholeWord(folded, at, word)) places.push({ at: starts[at]!, word });
  }
  places.sort((a, b) => a.at - b.at);
  let best = { at: 0, worth: 0 };
  for (const [n, { at }] of places.entries()) {
    const seen = new Set<string>();
    for (let m = n; m < places.length && places[m]!.at < at + length * 0.8; m++) seen.add(places[m]!.word);
    const worth = [...seen].reduce((sum, word) => sum + word.length, 0);
    if (worth > best.worth) best = { at, worth };
  }
  const from = sentenceStart(flat, best.at);
  const end = Math.min(flat.length, from + length);
  return `${from > 0 ? '…' : ''}${flat.slice(from, end).toWellFormed()}${end < flat.length ? '…' : ''}`;
}

/** At most 24 characters before the place. */
function sentenceStart(text: string, at: number): number {
  for (let from = at; from > Math.max(0, at - 24); from--) if ('。；！？ '.includes(text[from - 1] ?? '')) return from;
  return at <= 24 ? 0 : at - 12;
}
