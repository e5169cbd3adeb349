/** A sentence, and whether last year's text says the same. */
interface Sentence {
  text: string;
  repeated: boolean;
}

export interface Repetition {
  sentences: Sentence[];
  /** share of the text, by length, that repeats last year's: 0 to 1 */
  share: number;
}

/** Shorter sentences (e.g. 无。) are the same every year and say nothing about the writer's care. */
const SHORTEST = 6;
/** Two sentences of which this share of neighbouring pairs of characters agrees are the same but for a word. */
const SAME = 0.85;

/** Sentences with their stops; lists (一是…；二是…) are cut too. */
export function sentencesIn(text: string): string[] {
  return (text.match(/[^。！？；\n]+[。！？；]?/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}

/** How much of a text is merely last year's, sentence by sentence. Figures and years do not tell sentences apart:
 *  “2022年公开 936 条” and “2023年公开 1,557 条” are the same sentence. */
export function repetition(text: string, before: string): Repetition {
  const known = sentencesIn(before).map(bare).filter(counts);
  const exact = new Set(known);
  const sentences = sentencesIn(text).map((sentence) => {
    const own = bare(sentence);
    return {
      text: sentence,
      repeated: counts(own) && (exact.has(own) || known.some((other) => likeness(own, other) >= SAME)),
    };
  });
  const counted = sentences.filter(({ text: sentence }) => counts(bare(sentence)));
  const length = (of: Sentence[]) => of.reduce((sum, { text: sentence }) => sum + bare(sentence).length, 0);
  const whole = length(counted);
  return { sentences, share: whole === 0 ? 0 : length(counted.filter(({ repeated }) => repeated)) / whole };
}

const counts = (sentence: string) => sentence.length >= SHORTEST;

/** Without blanks, stops and figures; every figure, whatever its size, is the same sign. */
function bare(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .replace(/[\s。！？；]/g, '')
    .replace(/[!?;]/g, '')
    .replace(/\d+(?:[.,]\d+)*%?/g, '#')
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, '#');
}

/** Dice's measure over neighbouring pairs of characters, 0 to 1. */
function likeness(one: string, other: string): number {
  if (Math.min(one.length, other.length) * 1.3 < Math.max(one.length, other.length)) return 0;
  const left = new Map<string, number>();
  for (const pair of pairs(one)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairs(other)) {
    const there = left.get(pair) ?? 0;
    if (there === 0) continue;
    left.set(pair, there - 1);
    common += 1;
  }
  return (2 * common) / Math.max(1, one.length + other.length - 2);
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
