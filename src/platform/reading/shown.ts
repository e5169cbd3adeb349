/** How a sheet's cells show their values, in workbooks old and new. */

/** Days between day 0 of the epoch of 1904 and that of 1900: workbooks of old Macintosh programs. */
export const EPOCH_1904 = 1462;

/** Formats of numbers that are dates without a format of their own. ECMA-376 part 1, 18.8.30 */
export const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The longest format that a workbook may have, in characters. */
const LONGEST_FORMAT = 255;

/** A format without its words and colours. */
const plainFormat = (code: string) =>
  code
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\./gi, (one) => (/[年月日]/.test(one) ? one : ''));

/** Whether a format of numbers shows a day. */
export const isDateFormat = (code = ''): boolean => /[ymd年月日]/i.test(plainFormat(code));

/** A number as a person reads it: what binary fractions leave behind is not shown. */
export const numberShown = (number: number): string => String(Number(number.toPrecision(15)));

/** The day that a number counts, as a paper has it. @param epoch days from 1899-12-30 to the workbook's day 0 */
export function dayShown(days: number, epoch: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + (Math.floor(days) + epoch) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : dayWords(date);
}

/** '2024年1月12日' */
export const dayWords = (date: Date): string =>
  `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
