import { plain } from './figure.ts';

const DIGITS = '〇一二三四五六七八九';
const small = (text: string): number => {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const value = (part: string | undefined, none: number) => (part ? DIGITS.indexOf(part) : none);
  return text.includes('十') ? value(tens, 1) * 10 + value(ones, 0) : DIGITS.indexOf(text);
};

/** Text with years, months and days in Chinese numerals as digits: 二〇二四年一月十二日 → 2024年1月12日 */
export function withDigits(text: string): string {
  return plain(text)
    .replace(/二[〇○零Oo0]二[〇○零Oo0一二三四五六七八九](?=年)/g, (year) => year.replace(/[○零Oo0]/g, '〇'))
    .replace(/[○零Oo０](?=[一二三四五六七八九〇○零Oo])|(?<=[一二三四五六七八九])[○零Oo]/g, '〇')
    .replace(/[二][〇一二三四五六七八九]{3}(?=年)/g, (year) => [...year].map((one) => DIGITS.indexOf(one)).join(''))
    .replace(/([一二三四五六七八九十]{1,3})(?=[月日])/g, (number) => String(small(number)));
}

const DATE = /(20\d\d)[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?/;

/** A date that ends a line which holds little else, as YYYY-MM-DD, and the words before it; undefined for other lines. */
export function dateOfLine(text: string): { date: string; before: string } | undefined {
  const line = withDigits(text).replace(/^[(（]|[)）]$/g, '');
  const match = new RegExp(`^(.{0,40}?)${DATE.source}$`).exec(line);
  if (!match) return undefined;
  const [, before = '', year, month, day] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return { date: `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`, before };
}
