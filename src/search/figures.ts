/** Figures that are one thing, however they are written: numbers of papers, dates, quarters, amounts, codes. Each kind says
 *  in which words it is found. */
interface Kind {
  /** in folded text */
  pattern: RegExp;
  /** words of what was found, the first of which a query asks for */
  words: (found: RegExpExecArray) => string[];
  /** whether its parts are found too, each by itself */
  parts: boolean;
}

const two = (text: string) => text.padStart(2, '0');
const quarter: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4' };

/** In this order: what stands further up goes first where both begin. */
const KINDS: readonly Kind[] = [
  // 〔2023〕5号, in any brackets
  {
    pattern: /\((\d{4})\) ?第?(\d{1,6})号/,
    words: ([, year, serial]) => [`n${year}x${Number(serial)}`],
    parts: true,
  },
  // 2026年11月28日, 2026-11-28, 2026.11.28; 2026年11月
  {
    pattern: /(?<!\d)((?:19|20)\d\d)(?:年 ?(\d{1,2})月(?: ?(\d{1,2})日)?|([-./])(\d{1,2})\4(\d{1,2})(?!\d))/,
    words: ([, year = '', month, day, , numericMonth, numericDay]) =>
      dayWords(year, (month ?? numericMonth)!, day ?? numericDay),
    parts: true,
  },
  // 20261128
  {
    pattern: /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/,
    words: ([all, year = '', month = '', day]) => [...dayWords(year, month, day), all],
    parts: false,
  },
  // 第四季度, 4季度
  {
    pattern: /第?([1-4一二三四])季度/,
    words: ([, which = '']) => [`q${quarter[which] ?? which}`],
    parts: true,
  },
  // 1,234 and 1,234.50
  {
    pattern: /(?<![\d,.])(\d{1,3}(?:,\d{3}){1,5})(\.\d{1,6})?(?![\d,]|\.\d)/,
    words: ([, whole = '', rest = '']) => [whole.replaceAll(',', '') + rest],
    parts: false,
  },
  // 1.35
  { pattern: /(?<![\d.])(\d{1,12}\.\d{1,12})(?!\d|\.\d)/, words: ([all]) => [all], parts: false },
  // HG2000, HG-2000, GB/T 9704
  {
    pattern: /(?<![a-z0-9])([a-z]{1,6}(?:\/[a-z]{1,3})?)[- ]?(\d{1,12})(?!\d)/,
    words: ([, letters = '', digits]) => [letters.replace('/', '') + digits],
    parts: true,
  },
];

const ANY = new RegExp(KINDS.map(({ pattern }, n) => `(?<k${n}>${unnamed(pattern)})`).join('|'), 'g');

/** The pattern as a part of another: what it captures is read again by itself. */
function unnamed({ source }: RegExp): string {
  return source.replace(/(?<!\\)\((?!\?)/g, '(?:').replace('\\4', '[-./]');
}

function dayWords(year: string, month: string, day: string | undefined): string[] {
  const inMonth = `m${year}${two(month)}`;
  return day === undefined ? [inMonth] : [`d${year}${two(month)}${two(day)}`, inMonth];
}

/** A stretch of folded text: a figure with its words, or what lies between. */
export interface Stretch {
  text: string;
  /** undefined: no figure */
  figure?: { words: string[]; parts: boolean };
}

/** Divides folded text into figures and the rest. */
export function stretches(folded: string): Stretch[] {
  const all: Stretch[] = [];
  let at = 0;
  for (const found of folded.matchAll(ANY)) {
    const text = found[0];
    const { pattern, words, parts } = KINDS.find((_, n) => found.groups![`k${n}`] !== undefined)!;
    const read = pattern.exec(text);
    if (!read) continue;
    if (found.index > at) all.push({ text: folded.slice(at, found.index) });
    all.push({ text, figure: { words: words(read), parts } });
    at = found.index + text.length;
  }
  if (at < folded.length) all.push({ text: folded.slice(at) });
  return all;
}

/** A paper's own number as it is compared: in one form, without spaces and quotation marks. */
export function asNumber(folded: string): string {
  return folded.replace(/[\s"]/g, '').replace(/\)第/, ')');
}

const NUMERALS = ['一', '二', '三', '四'];

/** How a word of a figure may stand in folded text, to be marked there; a word that is none stands as it is. */
export function formsOf(word: string): string[] {
  const at = (pattern: RegExp) => pattern.exec(word);
  const number = at(/^n(\d{4})x(\d+)$/);
  if (number) return [`(${number[1]})${number[2]}号`, `(${number[1]})第${number[2]}号`];
  const day = at(/^([dm])(\d{4})(\d\d)(\d\d)?$/);
  if (day) {
    const [, , year, month, last] = day;
    const plain = `${year}年${Number(month)}月`;
    return last ? [`${plain}${Number(last)}日`, `${year}-${month}-${last}`] : [plain, `${year}年${month}月`];
  }
  const which = at(/^q([1-4])$/)?.[1];
  if (which) return [`${which}季度`, `${NUMERALS[Number(which) - 1]}季度`];
  const code = at(/^([a-z]+)(\d+)$/);
  if (code) return [word, `${code[1]}-${code[2]}`, `${code[1]} ${code[2]}`];
  if (/^\d{4,}(\.\d+)?$/.test(word)) return [word, word.replace(/^\d+/, (whole) => BigInt(whole).toLocaleString('en'))];
  return [word];
}
