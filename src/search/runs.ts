import { soundsOf } from './sounds.ts';

/** Words have up to so many characters, typed in pinyin up to so many letters. */
const LONGEST_WORD = 6;
const LONGEST_SOUND = 36;
export const LATIN = /^[a-z]/;

/** What each piece costs: a word that documents hold, a character that belongs to none, words that sound or look like
 *  what stands there. */
const KNOWN = 1;
const ALONE = 1.3;
const SOUNDING = 1.4;
const LOOKING = 1.5;

interface Piece {
  from: number;
  to: number;
  text: string;
  sound: string;
}

/** Every stretch of a run, of Chinese characters or of letters, that may be a word. */
export function piecesOf(run: string): Piece[] {
  const latin = LATIN.test(run);
  const characters = [...run];
  const sounds = latin ? characters : soundsOf(run);
  const longest = latin ? LONGEST_SOUND : LONGEST_WORD;
  const all: Piece[] = [];
  for (let from = 0; from < sounds.length; from++)
    for (let to = from + 2; to <= Math.min(sounds.length, from + longest); to++)
      all.push({ from, to, text: characters.slice(from, to).join(''), sound: sounds.slice(from, to).join('') });
  return all;
}

/** What documents say. */
export interface Known {
  has(word: string): boolean;
  /** the most frequent word of this sound */
  sounding(sound: string): string | undefined;
  /** the word that this one looks like */
  looking(word: string): string | undefined;
}

/** A part of a run as it is read: a word, or a character that belongs to none. */
export interface Stretch {
  text: string;
  alone: boolean;
}

/** The run in the cheapest words that it can be read as; letters are read as a whole or not at all. */
export function readRun(run: string, known: Known): Stretch[] {
  const latin = LATIN.test(run);
  const characters = [...run];
  const pieces = piecesOf(run);
  const best: { cost: number; read: Stretch[] }[] = [{ cost: 0, read: [] }];
  const offer = (from: number, to: number, cost: number, stretch: Stretch) => {
    const before = best[from];
    if (!before) return;
    const sum = before.cost + cost;
    if (!best[to] || sum < best[to].cost) best[to] = { cost: sum, read: [...before.read, stretch] };
  };
  for (let at = 0; at < characters.length; at++) {
    if (!latin) offer(at, at + 1, ALONE, { text: characters[at]!, alone: true });
    for (const { from, to, text, sound } of pieces) {
      if (from !== at) continue;
      if (known.has(text)) offer(from, to, KNOWN, { text, alone: false });
      else {
        const sounding = known.sounding(sound);
        const looking = latin ? undefined : known.looking(text);
        if (sounding) offer(from, to, SOUNDING, { text: sounding, alone: false });
        if (looking) offer(from, to, LOOKING, { text: looking, alone: false });
      }
    }
  }
  return best[characters.length]?.read ?? [{ text: run, alone: false }];
}
