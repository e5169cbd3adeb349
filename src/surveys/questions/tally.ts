import { type Answers, choicesOf, type Question } from './questions.ts';

/** What was answered to one question. */
export interface Tally {
  number: number;
  /** how many answered it */
  answered: number;
  /** of what can be chosen, in its order; [] of a text */
  counts: number[];
  /** of a scale with answers */
  mean?: number;
}

/** How often what was chosen: value → times, of one question. */
export type Times = ReadonlyMap<number, number>;

/** One question's figures. @param answered how many answered it @param times how often each value was chosen */
export function tallied(question: Question, number: number, answered: number, times: Times): Tally {
  const choices = choicesOf(question);
  const counts = choices.map(({ value }) => times.get(value) ?? 0);
  const sum = choices.reduce((all, { value }, at) => all + value * counts[at]!, 0);
  const mean = question.kind === 'scale' && answered > 0 ? { mean: sum / answered } : {};
  return { number, answered, counts, ...mean };
}

/** Counts answers one by one. */
export function tallyOf(questions: readonly Question[], all: readonly Answers[]): Tally[] {
  return questions.map((question, at) => {
    const times = new Map<number, number>();
    let answered = 0;
    for (const { picks, texts } of all) {
      if (!(at + 1 in picks) && !(at + 1 in texts)) continue;
      answered += 1;
      for (const value of picks[at + 1] ?? []) times.set(value, (times.get(value) ?? 0) + 1);
    }
    return tallied(question, at + 1, answered, times);
  });
}

/** Fewer answers than this tell who gave them: their figures are not shown to the public. ○ */
export const LEAST = 5;

/** Whether figures of so many answers may be shown to everybody. */
export const isShown = (answers: number): boolean => answers === 0 || answers >= LEAST;

/** Which of some groups that make up a known whole are hidden: small ones; and where what is hidden could be told by
 *  subtraction, the smallest of the others with them. A group without answers tells nothing.
 *  @param sizes answers of each group */
export function hiddenAmong(sizes: readonly number[]): boolean[] {
  const hidden = sizes.map((size) => !isShown(size));
  for (;;) {
    const sum = sizes.reduce((all, size, at) => all + (hidden[at] ? size : 0), 0);
    if (sum === 0 || sum >= LEAST) return hidden;
    const left = sizes.flatMap((size, at) => (hidden[at] || size === 0 ? [] : [at]));
    if (!left.length) return hidden;
    hidden[left.reduce((a, b) => (sizes[b]! < sizes[a]! ? b : a))] = true;
  }
}

/** '43.5 %'; '' of nothing */
export const shareOf = (part: number, whole: number): string =>
  whole > 0 ? `${((part / whole) * 100).toFixed(1)} %` : '';
