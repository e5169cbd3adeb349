import type { Inside } from './inside/index.ts';

/** Characters of a file's words that are kept. */
export const MOST_WORDS = 400_000;

/** A place within a row: its column, at the end of its name. */
const COLUMN = /第 ?\d+ ?列$|(?<=[^A-Z])[A-Z]{1,3}(?=\d+$)/;
/** A number over several places, told a second time. */
const ACROSS = /\d—|—[A-Z]{0,3}\d/;

/** What a file says, a line for each paragraph or row, cells apart by tabs; '': nothing. Shortened to what is kept. */
export function wordsOf({ pieces }: Pick<Inside, 'pieces'>): string {
  let words = '';
  let last = { row: '', place: '' };
  for (const { place, text, kind } of pieces) {
    if (kind === 'property' || ACROSS.test(place)) continue;
    const row = place.replace(COLUMN, '');
    const beside = row === last.row && row !== place && place !== last.place;
    words += `${words && (beside ? '\t' : '\n')}${inOneLine(text)}`;
    last = { row, place };
    if (words.length >= MOST_WORDS) break;
  }
  return words.slice(0, MOST_WORDS);
}

/** Characters of what stands beside a file's words that are kept. */
export const MOST_BESIDE = 40_000;

/** What a file carries beside its words, its properties and the names of files in it: a line for each, its place before a
 *  tab; '': nothing. Shortened to what is kept. */
export function besideOf({ pieces }: Pick<Inside, 'pieces'>): string {
  let beside = '';
  for (const { place, text, kind } of pieces) {
    if (kind !== 'property') continue;
    beside += `${beside && '\n'}${inOneLine(place)}\t${inOneLine(text)}`;
    if (beside.length >= MOST_BESIDE) break;
  }
  return beside.slice(0, MOST_BESIDE);
}

function inOneLine(text: string): string {
  return text
    .replaceAll('\0', '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
}
