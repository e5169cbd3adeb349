import type { Foreign } from './language.ts';

/** A day as pages write it, with its time or without: '2023 年 12 月 9 日', '2023-12-09 08:30'. */
export const DAY = String.raw`\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?`;
/** A number as pages write it: '1,807', '3.40'. */
export const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;

const A_DAY = new RegExp(`^(?:${DAY})$`);
/** What is nothing but a figure: in groups of three, with a fraction, or of a unit. A year, a number of a file or of a
 *  telephone is none. */
const A_FIGURE = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2}|\d+(?= ?[%KMG]))( ?)(%|[KMG]B)?$/;
const BYTES: Record<Foreign, Record<string, string>> = { en: {}, ru: { KB: 'КБ', MB: 'МБ', GB: 'ГБ' } };

/** How a language writes what pages write as Chinese do. */
export interface Figures {
  /** '1,807.50' → '1 807,50', as many digits after the mark as there are */
  number(text: string): string;
  /** a day in words, or in figures where it stands in figures; undefined: the text is none */
  day(text: string): string | undefined;
  /** a text that is nothing but a figure or a day; undefined: it is something else */
  alone(text: string): string | undefined;
}

export const amountOf = (text: string): number => Number(text.replaceAll(',', ''));

/** Days in figures are left to English as they are, `2023-12-29`: it reads them so, and the two ways of its own mean
 *  different days. Source: Unicode CLDR, by `Intl`. */
export function figuresIn(language: Foreign): Figures {
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeZone: 'UTC' });
  const formats = [0, 1, 2, 3, 4].map(
    (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );

  const number = (text: string) =>
    formats[Math.min(text.split('.')[1]?.length ?? 0, formats.length - 1)]!.format(amountOf(text));

  function day(text: string): string | undefined {
    if (!A_DAY.test(text)) return undefined;
    const [year = 0, month = 0, date = 0] = text.match(/\d+/g)!.map(Number);
    const at = Date.UTC(year, month - 1, date);
    if (text.includes('年')) return words.format(at);
    return language === 'en' ? text : short.format(at) + text.slice(10);
  }

  function alone(text: string): string | undefined {
    const [, figure, gap = '', unit = ''] = A_FIGURE.exec(text) ?? [];
    if (!figure) return day(text);
    const space = unit === '%' && language === 'ru' ? '\u00a0' : gap;
    return number(figure) + (unit && space) + (BYTES[language][unit] ?? unit);
  }
  return { number, day, alone };
}
