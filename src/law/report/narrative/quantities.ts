/** A figure as a text states it. Money is in 元. */
export interface Quantity {
  value: number;
  /** what it may stand for: rounded (1.4万件), rough (约、近), open (余、超过) */
  low: number;
  high: number;
  /** '' where none is written */
  unit: string;
  /** decimals of a percentage */
  decimals: number;
  /** its length in the text */
  length: number;
}

const UNITS = '件次|份次|人次|件|份|封|条|宗|次|起|例|个|项|篇|期|部|则|元|%|％';
const ARABIC = new RegExp(`(\\d{1,12})(\\.\\d{1,6})?(余|多)?([万亿千]?)(余|多)?(${UNITS})?(左右|以上)?`, 'y');
const CHINESE = /([零〇一二两三四五六七八九十百千万]{1,12})(余|多)?(件次|份次|件|份|条|宗|起|例)(左右|以上)?/y;
const SCALE: Record<string, number> = { 千: 1e3, 万: 1e4, 亿: 1e8 };
const DIGITS = '零一二三四五六七八九';
/** Before a Chinese number: then it counts nothing. */
const ORDINAL = /[第每逐某同]$/;

/** 二百零五 → 205, 十二 → 12, 二〇 → undefined (a number is spelt with its ranks) */
function spelt(chinese: string): number | undefined {
  let [total, below, digit] = [0, 0, 0];
  let isSpelt = false;
  for (const letter of chinese.replace(/〇/g, '零').replace(/两/g, '二')) {
    const at = DIGITS.indexOf(letter);
    if (at >= 0) {
      if (isSpelt && digit > 0) return undefined;
      digit = at;
      isSpelt = at > 0;
      continue;
    }
    if (letter === '万') {
      total = (total + below + digit) * 1e4;
      below = 0;
    } else below += (digit || 1) * ({ 十: 10, 百: 100, 千: 1000 }[letter] ?? 1);
    digit = 0;
    isSpelt = false;
  }
  return total + below + digit;
}

/** How far the next number of its roundness is: 14000 → 1000, 713 → 1 */
function roundness(value: number): number {
  let step = 1;
  while (value > 0 && value % (step * 10) === 0) step *= 10;
  return step;
}

type Range = Pick<Quantity, 'low' | 'high'>;

function rangeOf(value: number, half: number, more: boolean, behind: string, before: string): Range {
  if (more || behind === '以上' || /^(?:逾|超|超过|突破|多达)$/.test(before))
    return { low: value, high: Math.max(value * 1.2, value + roundness(value)) };
  if (/^(?:不足|不到)$/.test(before)) return { low: value * 0.8, high: value };
  if (behind === '左右' || before) return { low: value * 0.9, high: value * 1.1 };
  return { low: value - half, high: value + half };
}

/** The quantity that begins at a place of a sentence. @param before a word like 约 or 逾 that stands before it, or '' */
export function quantityAt(sentence: string, at: number, before: string): Quantity | undefined {
  ARABIC.lastIndex = at;
  const arabic = ARABIC.exec(sentence);
  if (arabic) {
    const [written, whole, fraction = '', less, scale = '', more, unit = '', behind = ''] = arabic;
    const rank = SCALE[scale] ?? 1;
    const value = Number((Number(whole + fraction) * rank).toFixed(4));
    const decimals = Math.max(0, fraction.length - 1);
    const half = scale || fraction ? (rank / 10 ** decimals) * 0.5 : 0;
    const range = rangeOf(value, half, Boolean(less ?? more), behind, before);
    return { value, ...range, unit: unit === '％' ? '%' : unit, decimals, length: written.length };
  }
  CHINESE.lastIndex = at;
  const chinese = ORDINAL.test(sentence.slice(Math.max(0, at - 1), at)) ? null : CHINESE.exec(sentence);
  const value = chinese ? spelt(chinese[1]!) : undefined;
  if (!chinese || value === undefined) return undefined;
  const [written, , more, unit = '', behind = ''] = chinese;
  return { value, ...rangeOf(value, 0, Boolean(more), behind, before), unit, decimals: 0, length: written.length };
}

/** Whether a quantity may stand for a figure. */
export const mayBe = ({ low, high }: Quantity, figure: number): boolean =>
  figure >= low - 1e-6 && figure <= high + 1e-6;
