import { Building } from './building.ts';

/** A text in one writing, and where each of its characters stood. */
export interface Normal {
  text: string;
  /** by character of `text`, and one more for its end: the position in what was given, in UTF-16 units */
  at: Readonly<Uint32Array>;
}

/** What nobody sees: zero-width, joiners, directions of writing, soft hyphens, variation selectors, tags; and marks that
 *  are drawn over a letter. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;
const DASH = /[\u2010-\u2015\u2043\u2212\u2500\u2501\u30fb\u30fc\ufe58\ufe63]/;
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** Letters of other scripts that look like ours, and signs like others. */
const LOOKS = new Map(
  Object.entries({
    ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y', І: 'I' },
    ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', З: '3', з: '3', б: '6' },
    ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X' },
    ...{
      ο: 'o',
      ν: 'v',
      χ: 'x',
      '×': 'X',
      '✕': 'X',
      '✖': 'X',
      '╳': 'X',
      '⨯': 'X',
      '﹡': '*',
      '∗': '*',
      '∣': '|',
      '◯': '○',
    },
    ...{ '•': '·', '‧': '·', '∙': '·', '⋅': '·', '･': '·' },
  }),
);

/** Between a digit that is marked, as numbers of lists and notes are (①, ²), and a plain one: ① before 138 may be the
 *  number of a list, or one more digit. */
export const SEAM = '\u2063';
/** Signs of marked digits that NFKC leaves as they are: where each row begins, and the digit it begins with ○ (Unicode 16). */
const MARKED_ROWS: readonly (readonly [number, number])[] = [
  [0x24f5, 1],
  [0x2776, 1],
  [0x2780, 1],
  [0x278a, 1],
];
const MARKED = new Map([
  ...MARKED_ROWS.flatMap(([from, first]) =>
    Array.from({ length: 9 }, (_, n) => [String.fromCodePoint(from + n), String(first + n)] as const),
  ),
  ...['⓿', '🄋', '🄌'].map((zero) => [zero, '0'] as const),
]);
const DIGIT = /\p{Nd}/u;
const NUMERAL = /\p{No}/u;
/** ⑴, ⒈ and the like, as NFKC writes them. */
const ENCLOSED = /^[(]?(\d{1,2})[.,)]$/;

/** A text in one width and one writing: NFKC, digits of all scripts as ours, without what nobody sees, with one dash and
 *  one space, and letters of other scripts as those that they look like. In proportion to its length. */
export function normalise(given: string): Normal {
  if (last?.given !== given) last = { given, normal: normalisedAnew(given) };
  return last.normal;
}

/** The last text: one check looks through it after another. */
let last: { given: string; normal: Normal } | undefined;

function normalisedAnew(given: string): Normal {
  const made = new Building(given.length);
  let from = 0;
  /** of the digit that came last: whether it was marked; undefined: what came last was none */
  let before: boolean | undefined;
  for (const character of given) {
    const plain = plainOf(character);
    const digits = isDigit(plain.charCodeAt(0)) || isDigit(plain.charCodeAt(plain.length - 1));
    const marked = digits ? character > '~' && NUMERAL.test(character) : undefined;
    if (digits && before !== undefined && before !== marked) made.put(SEAM.charCodeAt(0), from);
    for (let n = 0; n < plain.length; n++) made.put(plain.charCodeAt(n), from);
    if (plain) before = marked;
    from += character.length;
  }
  return made.finish(given.length);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

function plainOf(character: string): string {
  if ((character >= ' ' && character <= '~') || (character >= '一' && character <= '鿿')) return character;
  if (UNSEEN.test(character)) return '';
  if (DASH.test(character)) return '-';
  if (SPACE.test(character)) return ' ';
  const looks = LOOKS.get(character) ?? MARKED.get(character);
  if (looks) return looks;
  const plain = character.normalize('NFKC');
  const numbered = ENCLOSED.exec(plain);
  if (numbered && NUMERAL.test(character)) return numbered[1]!;
  if (plain === character) return DIGIT.test(character) ? digitOf(character) : character;
  return [...plain].map((one) => LOOKS.get(one) ?? one).join('');
}

/** Digits of a script stand in a row from its zero. Unicode 16, 4.6 ○ */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** The same without a space in it: marks are set with spaces between their characters. */
export function tight(normal: Normal): Normal {
  if (lastTight?.normal !== normal) lastTight = { normal, tight: tightAnew(normal) };
  return lastTight.tight;
}

let lastTight: { normal: Normal; tight: Normal } | undefined;

function tightAnew({ text, at }: Normal): Normal {
  const made = new Building(text.length);
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    if (code !== SPACED && code !== SEAMED) made.put(code, at[n]!);
  }
  return made.finish(at[text.length]!);
}

const [SPACED, SEAMED] = [0x20, SEAM.charCodeAt(0)];

/** A place of a normal text in what was given. @param from @param to characters of the normal text */
export function placeOf({ at }: Normal, given: string, from: number, to: number): { text: string; index: number } {
  const index = at[from]!;
  const last = at[to - 1]!;
  const end = last + (given.codePointAt(last)! > 0xffff ? 2 : 1);
  return { text: given.slice(index, end), index };
}
