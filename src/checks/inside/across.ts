import { isCardNumber, isIdentityNumber, normalise } from '../../law/index.ts';

/** Forms have one cell for each digit of a number, or for each of its groups. */
const GROUPS = new Set([
  '6,8,4',
  '6,4,4,4',
  '6,6,6',
  '6,6,3',
  '3,4,4',
  '4,4,4,4',
  '4,4,4,4,3',
  '4,4,4,4,2',
  '4,4,4,4,1',
  '4,4,4,4,4',
  '4,3,4',
  '4,4,3',
  '3,3,5',
  '3,8',
  '6,13',
  '6,4,4,5',
]);
const SINGLES = 7;
const DIGITS = /^[\dX]+$/;
const IDENTITY = 18;
/** A number by itself: nothing beside it belongs to it. */
const LONG = 15;
const CARD = /^62\d{14,17}$/;

const plainOf = (text: string) =>
  normalise(text)
    .text.replace(/[\s\u2063-]/g, '')
    .toUpperCase();

interface Part<T> {
  of: T;
  digits: string;
}

/** Whether pieces side by side are one number, whatever else they might be. */
function isOne(digits: readonly string[]): boolean {
  const lengths = digits.map((one) => one.length);
  const singles = lengths.length >= SINGLES && lengths.every((length) => length === 1);
  const joined = digits.join('');
  return (
    singles ||
    GROUPS.has(lengths.join(',')) ||
    isIdentityNumber(joined) ||
    (CARD.test(joined) && isCardNumber(joined) && lengths.every((one) => one < LONG))
  );
}

/** Of pieces side by side those that are one number: all of them, or else some that are an identity number. */
function numbersIn<T>(parts: readonly Part<T>[]): Part<T>[][] {
  if (parts.length < 2) return [];
  if (isOne(parts.map(({ digits }) => digits))) return [[...parts]];
  const found: Part<T>[][] = [];
  for (let from = 0; from < parts.length; from += 1) {
    let joined = '';
    for (let to = from; to < parts.length && joined.length < IDENTITY; to += 1) {
      joined += parts[to]!.digits;
      if (to === from || joined.length !== IDENTITY || !isIdentityNumber(joined)) continue;
      found.push(parts.slice(from, to + 1));
      from = to;
    }
  }
  return found;
}

/** Numbers told over cells that stand side by side: digit by digit, or group by group; the first may begin with words. */
export function acrossCells(
  cells: readonly { column: number; text: string }[],
): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  let run: Part<number>[] = [];
  const end = () => {
    for (const parts of numbersIn(run))
      found.push({ from: parts[0]!.of, to: parts.at(-1)!.of, text: parts.map(({ digits }) => digits).join('') });
    run = [];
  };
  for (const { column, text } of cells) {
    const plain = text.length <= 60 ? plainOf(text) : '';
    const digits = plain.length <= IDENTITY && DIGITS.test(plain) ? plain : '';
    if (run.length && (!digits || column !== run.at(-1)!.of + 1)) end();
    const tail = digits || /\d{1,17}$/.exec(plain)?.[0];
    if (tail) run.push({ of: column, digits: tail });
  }
  end();
  return found;
}

/** Digits at the end of a paragraph that go on at the beginning of the next. */
const TAIL = /\d[\d \u2063-]{0,40}$/;
const HEAD = /^[\dX][\dX \u2063-]{0,40}/i;
const [FEWEST, MOST] = [11, 24];
/** A longer row of lines of digits is a column of figures. */
const MOST_LINES = 24;
/** Of the words before a number that are told with it. */
const WORDS = 24;
/** Whole by themselves: what follows is another number. */
const WHOLE = /^(?:1[3-9]\d{9}|0\d{9,11}|\d{17}[\dX])$/;

/** A number that is cut by the end of a paragraph; undefined: none is. */
export function acrossParagraphs(before: string, after: string): string | undefined {
  const lines = new Lines<number>();
  lines.next(0, before);
  const told = lines.next(1, after);
  return [...told, ...lines.end()][0]?.text;
}

interface Line<T> extends Part<T> {
  /** words before its digits */
  words: string;
}

/** A number that goes on from one line to the next. */
interface Joined<T> {
  first: T;
  last: T;
  text: string;
  /** what stands before it in its first line */
  words: string;
}

/** Takes lines or paragraphs one by one, and tells the numbers that go on over two and more of them. */
export class Lines<T> {
  private open: Line<T>[] = [];

  /** @param of names the line @returns those that end before or in this line */
  next(of: T, line: string): Joined<T>[] {
    const ends = [line.slice(0, 60), line.slice(-60)].map((part) => normalise(part.trim()).text.trim()) as [
      string,
      string,
    ];
    const head = this.open.length ? HEAD.exec(ends[0])?.[0] : undefined;
    if (head) this.open.push({ of, digits: plainOf(head), words: '' });
    const isWhole = line.length <= 60 && (head ?? HEAD.exec(ends[0])?.[0])?.length === ends[0].length;
    if (head && isWhole && this.open.length < MOST_LINES) return [];
    const told = this.end();
    const tail = TAIL.exec(ends[1])?.[0];
    if (tail) this.open = [{ of, digits: plainOf(tail), words: ends[1].slice(0, -tail.length).slice(-WORDS) }];
    return told;
  }

  /** Once no line follows. */
  end(): Joined<T>[] {
    const { open } = this;
    this.open = [];
    const found = numbersIn(open) as Line<T>[][];
    if (found.length) return found.map(joined);
    const [first, second, ...more] = open;
    if (!first || !second || more.length || WHOLE.test(first.digits)) return [];
    const length = first.digits.length + second.digits.length;
    return length >= FEWEST && length <= MOST ? [joined([first, second])] : [];
  }
}

function joined<T>(lines: readonly Line<T>[]): Joined<T> {
  const text = lines.map(({ digits }) => digits).join('');
  return { first: lines[0]!.of, last: lines.at(-1)!.of, text, words: lines[0]!.words };
}
