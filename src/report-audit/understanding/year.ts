import { withDigits } from './dates-read.ts';
import { nameOf } from './figure.ts';

/** The year and the authority that a title names. 洪泽区人民政府2023年政府信息公开工作年度报告 */
export function titleParts(title: string): { year: number | undefined; authority: string | undefined } {
  const words = withDigits(title);
  const year = /(20\d\d)年?/.exec(words);
  const before = year ? words.slice(0, year.index) : /^(.*?)(?:政府信息公开|政务公开)/.exec(words)?.[1];
  const within = /20\d\d年?度?(.{2,30}?)(?:的)?(?:政府)?信息公开/.exec(words)?.[1];
  const authority = namedIn(before) || namedIn(within);
  return { year: year ? Number(year[1]) : undefined, authority: authority || undefined };
}

/** What is left of words beside a title's year when its own words and marks are taken away. */
const namedIn = (words = ''): string =>
  nameOf(
    words
      .replace(/(?<![([〔【])[([〔【]+$|^[)\]〕】]+/g, '')
      .replace(/^关于|(?:的|关于)$/g, '')
      .replace(/(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)?$/, '')
      .replace(/^政府$/, ''),
  );

/** The year that the data are of: what the text says of the period counted, else the title's, unless the text never
 *  speaks of that year and the date of signing tells another. */
export function yearOfData(title: number | undefined, text: string, date: string | null): number | undefined {
  const words = withDigits(text);
  const period =
    /(20\d\d)年1月1日.{0,6}?(20\d\d)年12月31日/.exec(words) ?? /(20\d\d)年1月1日(?:起)?[至到-](12)月31日/.exec(words);
  if (period && (period[2] === '12' || period[1] === period[2])) return Number(period[1]);
  const signed = date ? Number(date.slice(0, 4)) - 1 : undefined;
  const mentions = (year: number) => [...words.matchAll(new RegExp(`(?<!〔|\\[)${year}年(?:度)?`, 'g'))].length;
  if (title === undefined) return signed;
  if (signed !== undefined && signed !== title && mentions(title) === 0 && mentions(signed) > 0) return signed;
  return title;
}
