import { type ChangeObject, diffArrays } from 'diff';
import { beside } from '../platform/beside/index.ts';
import type { Outcome } from '../platform/outcome.ts';

/** A piece of a paragraph: kept, added or removed. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A longer paragraph, before and after together, is shown whole as it was and as it is; so are more of them in a row. */
const LONGEST = 4000;
const MOST_ALONGSIDE = 200;
/** Looking for the fewest changes takes the square of their number: with more, what begins and ends alike is kept and all
 *  between stands as removed and added. */
const MOST_LINES = 1000;
const MOST_WORDS = 200;

/** Unchanged lines that are shown on either side of a change. */
const AROUND = 3;

const run = beside('review/compare.js', { compareTexts });

/** `compareTexts`, beside the server's thread where the texts are long. @returns a failure where even that is too much */
export function compared(before: string, after: string): Promise<Outcome<Piece[][]>> {
  return run('compareTexts', before.length + after.length, before, after);
}

/** What changed between two texts, paragraph by paragraph; a changed paragraph word by word. */
export function compareTexts(before: string, after: string): Piece[][] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const parts = diffArrays(old, now, { maxEditLength: MOST_LINES }) ?? aroundMiddle(old, now);
  const lines: Piece[][] = [];
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n]!;
    const next = parts[n + 1];
    if (part.removed && next?.added && part.value.length === next.value.length && part.value.length <= MOST_ALONGSIDE) {
      for (const [at, old] of part.value.entries()) lines.push(compareLine(old, next.value[at]!));
      n += 1;
      continue;
    }
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    for (const text of part.value) lines.push([{ kind, text }]);
  }
  return lines;
}

function compareLine(before: string, after: string): Piece[] {
  if (before.length + after.length > LONGEST) return replaced(before, after);
  const parts = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: MOST_WORDS });
  if (!parts) return replaced(before, after);
  return parts.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }));
}

const segments = new Intl.Segmenter('zh', { granularity: 'word' });

/** A line in words: a figure is read as one, and so is what it became. */
function wordsIn(line: string): string[] {
  return [...segments.segment(line)].map(({ segment }) => segment);
}

/** The lines with what is far from any change left out: their number stands in their place. */
export function shortened(lines: readonly Piece[][], around = AROUND): (Piece[] | number)[] {
  const near = new Set<number>();
  for (const [n, line] of lines.entries())
    if (line.some(({ kind }) => kind !== 'same')) for (let at = n - around; at <= n + around; at++) near.add(at);
  const shown: (Piece[] | number)[] = [];
  for (const [n, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near.has(n)) shown.push(line);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  }
  return shown;
}

function replaced(before: string, after: string): Piece[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

type Part = Pick<ChangeObject<string[]>, 'value' | 'added' | 'removed'>;

/** What begins and ends alike, and all that stands between. */
function aroundMiddle(old: string[], now: string[]): Part[] {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const part = (value: string[], kind: 'added' | 'removed' | 'same'): Part => ({
    value,
    added: kind === 'added',
    removed: kind === 'removed',
  });
  return [
    part(old.slice(0, head), 'same'),
    part(old.slice(head, old.length - tail), 'removed'),
    part(now.slice(head, now.length - tail), 'added'),
    part(old.slice(old.length - tail), 'same'),
  ];
}
