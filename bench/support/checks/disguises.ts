import type { Numbers } from './numbers.ts';

/** Writes a number so that it is not to be seen, or merely as some people write it. */
export type Disguise = (number: string, numbers: Numbers) => string;

const mapped =
  (forms: readonly string[]): Disguise =>
  (number) =>
    number.replace(/\d/g, (digit) => forms[Number(digit)]!);
const from = (zero: number): string[] => Array.from({ length: 10 }, (_, n) => String.fromCodePoint(zero + n));
const spread = (forms: string): string[] => [...forms];
const instead =
  (of: string, by: readonly string[]): Disguise =>
  (number, { random }) =>
    number.replaceAll(of, random.pick(by));
/** Some of a number's digits, each with another writing. */
const some =
  (forms: readonly string[]): Disguise =>
  (number, { random }) =>
    number.replace(/\d/g, (digit) => (random.next() < 0.4 ? forms[Number(digit)]! : digit));

const CIRCLED = ['⓪', ...from(0x2460).slice(0, 9)];
const SUPERSCRIPT = spread('⁰¹²³⁴⁵⁶⁷⁸⁹');
const WIDE = from(0xff10);
const ARABIC = from(0x660);

/** How digits themselves are written: one of these at a time. */
export const DIGITS: Readonly<Record<string, Disguise>> = {
  'full width': (number) => number.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'full width in part': some(WIDE),
  circled: mapped(CIRCLED),
  'circled in part': some(CIRCLED),
  'circled black': mapped(['⓿', ...from(0x2776).slice(0, 9)]),
  'circled sans': mapped(['🄋', ...from(0x2780).slice(0, 9)]),
  'double circled': mapped(['⓪', ...from(0x24f5).slice(0, 9)]),
  'in brackets': mapped(['⓪', ...from(0x2474).slice(0, 9)]),
  'with full stops': mapped(['🄀', ...from(0x2488).slice(0, 9)]),
  keycaps: mapped(from(0x30).map((one) => `${one}\ufe0f\u20e3`)),
  superscript: mapped(SUPERSCRIPT),
  'superscript in part': some(SUPERSCRIPT),
  subscript: mapped(from(0x2080)),
  'mathematical bold': mapped(from(0x1d7ce)),
  'mathematical double-struck': mapped(from(0x1d7d8)),
  'mathematical monospace': mapped(from(0x1d7f6)),
  'of a segmented display': mapped(from(0x1fbf0)),
  'Arabic-Indic': mapped(ARABIC),
  'Arabic-Indic in part': some(ARABIC),
  Persian: mapped(from(0x6f0)),
  Devanagari: mapped(from(0x966)),
  Thai: mapped(from(0xe50)),
  Chinese: mapped(spread('〇一二三四五六七八九')),
  'Chinese with 零': mapped(spread('零一二三四五六七八九')),
  'Chinese with ○': mapped(spread('○一二三四五六七八九')),
  'Chinese with 幺': mapped(spread('零幺二三四五六七八九')),
  'Chinese in part': some(spread('〇一二三四五六七八九')),
  financial: mapped(spread('零壹贰叁肆伍陆柒捌玖')),
  'financial, traditional': mapped(spread('零壹貳叄肆伍陸柒捌玖')),
  'Chinese in circles': mapped(['〇', ...from(0x3280).slice(0, 9)]),
  underlined: mapped(from(0x30).map((one) => `${one}\u0332`)),
  'O for 0': instead('0', ['O', 'o']),
  'Cyrillic or Greek О for 0': instead('0', ['О', 'о', 'Ο', 'ο']),
  'circles for 0': instead('0', ['〇', '○', '◯', 'Ｏ']),
  'l for 1': instead('1', ['l', 'I', '|', 'і', 'ⅼ', 'Ⅰ', '丨', 'Ｉ', 'ｌ', '∣']),
  'O and l': (number) => number.replaceAll('0', 'O').replaceAll('1', 'l'),
  'Cyrillic З for 3': instead('3', ['З', 'з']),
};

const BLANKS: Readonly<Record<string, string>> = {
  spaces: ' ',
  'no-break spaces': '\u00a0',
  'ideographic spaces': '\u3000',
  'thin spaces': '\u2009',
  'narrow no-break spaces': '\u202f',
  'figure spaces': '\u2007',
  tabs: '\t',
};
const DASHES: Readonly<Record<string, string>> = {
  hyphens: '-',
  'Unicode hyphens': '\u2010',
  'no-break hyphens': '\u2011',
  'figure dashes': '\u2012',
  'en dashes': '–',
  'em dashes': '—',
  'double em dashes': '——',
  'minus signs': '−',
  'full-width hyphens': '－',
  'small hyphens': '﹣',
  'full stops': '.',
  'middle dots': '·',
  'katakana dots': '・',
  underscores: '_',
  slashes: '/',
  'spaced dashes': ' - ',
  'two spaces': '  ',
  commas: ',',
  'wave dashes': '～',
  brackets: ')(',
};

const GROUPS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  18: [
    [6, 8, 4],
    [6, 4, 4, 4],
    [3, 3, 4, 4, 4],
    [6, 12],
    [14, 4],
  ],
  15: [[6, 6, 3]],
  11: [
    [3, 4, 4],
    [3, 8],
    [4, 3, 4],
    [4, 4, 3],
    [3, 3, 5],
  ],
  16: [[4, 4, 4, 4]],
  17: [[4, 4, 4, 4, 1]],
  19: [
    [4, 4, 4, 4, 3],
    [6, 13],
    [6, 4, 4, 5],
  ],
};

/** A number in pieces as people part it. */
export function partsOf(number: string, { random }: Numbers): string[] {
  const sizes = random.pick(GROUPS[number.length] ?? [[4, number.length - 4]]);
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return number.slice(at - size, at);
  });
}

const between =
  (by: string): Disguise =>
  (number, numbers) =>
    partsOf(number, numbers).join(by);
const everywhere =
  (by: string): Disguise =>
  (number) =>
    [...number].join(by);

/** What stands between digits: one of these at a time. */
export const SEPARATORS: Readonly<Record<string, Disguise>> = {
  ...Object.fromEntries(Object.entries(BLANKS).map(([name, by]) => [`${name} everywhere`, everywhere(by)])),
  ...Object.fromEntries(
    Object.entries({ ...BLANKS, ...DASHES }).map(([name, by]) => [`${name} between groups`, between(by)]),
  ),
  'hyphens everywhere': everywhere('-'),
  'full stops everywhere': everywhere('.'),
};

const UNSEEN = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u180e',
  '\u2061',
  '\u115f',
  '\u3164',
];

/** What nobody sees. */
export const INVISIBLE: Readonly<Record<string, Disguise>> = {
  'zero-width characters': (number, { random }) => [...number].join(random.pick(UNSEEN)),
  'zero-width characters here and there': (number, { random }) =>
    [...number].map((one) => (random.next() < 0.3 ? one + random.pick(UNSEEN) : one)).join(''),
  'directions of writing': (number, { random }) => {
    const [open, close] = random.pick([
      ['\u202a', '\u202c'],
      ['\u202d', '\u202c'],
      ['\u2066', '\u2069'],
      ['\u2068', '\u2069'],
      ['\u200e', '\u200f'],
    ] as const);
    const letters = [...number];
    const at = random.whole(1, letters.length - 2);
    return `${open}${letters.slice(0, at).join('')}${close}${open}${letters.slice(at).join('')}${close}`;
  },
};

/** What a number is glued to. */
export const GLUE: Readonly<Record<string, Disguise>> = {
  'ID before': (number) => `ID${number}`,
  'No before': (number) => `No.${number}`,
  'a letter before and after': (number, { random }) =>
    `${random.pick([...'ABHKxz'])}${number}${random.pick([...'ABHKyz'])}`,
  '号 after': (number) => `${number}号`,
  'words around': (number) => `为${number}的`,
  brackets: (number) => `（${number}）`,
  'quotation marks': (number) => `“${number}”`,
  'an equals sign before': (number) => `id=${number}`,
  'a circled number before': (number) => `①${number}`,
  'a superscript after': (number) => `${number}²`,
};

/** A check digit X in its writings. */
export const X: Readonly<Record<string, Disguise>> = Object.fromEntries(
  [...'xХхΧχ×✕✖╳ⅩⅹＸｘ𝐗⨯'].map((x) => [`${x} for X`, (number: string) => number.replace('X', x)]),
);

const KINDS = [DIGITS, SEPARATORS, INVISIBLE, GLUE];

const MARKED = /circle|script|brackets|full stops/;

/** Two or three of different kinds at once: pieces first, then how their digits are written, then what they are glued to. */
export function combined(numbers: Numbers): { name: string; write: Disguise } {
  const { random } = numbers;
  const kinds = random.some([1, 0, 2, 3], random.whole(2, 3));
  const parts = kinds.map((kind) => random.pick(Object.entries(KINDS[kind]!)));
  // ① before ②③ is one more digit
  if (
    parts.some(([name]) => MARKED.test(name)) &&
    parts.some(([name]) => /a (?:circled number|superscript)/.test(name))
  )
    return combined(numbers);
  return {
    name: parts.map(([name]) => name).join(' + '),
    write: (number) => parts.reduce((text, [, write]) => write(text, numbers), number),
  };
}
