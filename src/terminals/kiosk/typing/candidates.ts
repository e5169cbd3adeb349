import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';

/** A word that letters may mean, and how many of the letters it takes. */
export interface Candidate {
  text: string;
  used: number;
}

interface Index {
  /** words by how they are spelt, without tones or blanks, the commonest first */
  words: ReadonlyMap<string, readonly string[]>;
  /** all spellings in order, for those that begin alike */
  spellings: readonly string[];
}

const WORD = /^\p{Script=Han}{1,6}$/u;
/** How often a word stands in the dictionary's texts at least; of single characters every one may be needed. */
const LEAST = 10;
/** Words whose spelling is looked up before others have their turn. */
const AT_ONCE = 1_500;

const MOST_CANDIDATES = 60;

let index: Promise<Index> | undefined;

/** Words that these letters may spell, the likeliest first: those spelt just so; then, so that a sentence can be written
 *  piece by piece, those spelt by its beginning; then longer ones that begin so. @param letters a to z, ü as v */
export async function candidatesFor(letters: string): Promise<Candidate[]> {
  if (!/^[a-z]{1,30}$/.test(letters)) return [];
  index ??= build();
  const { words, spellings } = await index;
  const found: Candidate[] = [];
  const take = (texts: readonly string[], used: number) => found.push(...texts.map((text) => ({ text, used })));
  take(words.get(letters) ?? [], letters.length);
  const begun = beginningWith(spellings, letters).flatMap((spelling) => words.get(spelling) ?? []);
  if (found.length === 0) take(begun.slice(0, MOST_CANDIDATES / 2), letters.length);
  for (let used = letters.length - 1; used > 0 && found.length < MOST_CANDIDATES; used -= 1)
    take(words.get(letters.slice(0, used)) ?? [], used);
  take(begun, letters.length);
  return [...new Map(found.map((one) => [one.text, one])).values()].slice(0, MOST_CANDIDATES);
}

/** Spellings that begin with these letters and are longer. */
function beginningWith(spellings: readonly string[], letters: string): string[] {
  let [low, high] = [0, spellings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spellings[middle]! <= letters) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (
    let at = low;
    at < spellings.length && found.length < MOST_CANDIDATES && spellings[at]!.startsWith(letters);
    at += 1
  )
    found.push(spellings[at]!);
  return found;
}

/** The words of the search's own dictionary, each under every way it may be spelt; a second of work in small pieces. */
async function build(): Promise<Index> {
  const rows = Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .flatMap((line): [string, number][] => {
      const [word = '', count] = line.split(' ');
      const common = Number(count) >= (word.length === 1 ? 1 : LEAST);
      return common && WORD.test(word) ? [[word, Number(count)]] : [];
    })
    .sort(([, a], [, b]) => b - a);
  const words = new Map<string, string[]>();
  for (const [at, [word]] of rows.entries()) {
    for (const spelling of spellingsOf(word)) {
      const alike = words.get(spelling);
      if (alike) alike.push(word);
      else words.set(spelling, [word]);
    }
    if (at % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { words, spellings: [...words.keys()].sort() };
}

function spellingsOf(word: string): string[] {
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const sounds = word.length === 1 ? pinyin(word, { ...options, multiple: true }) : [pinyin(word, options).join('')];
  return [...new Set(sounds)].map((sound) => sound.toLowerCase()).filter((sound) => /^[a-z]+$/.test(sound));
}
