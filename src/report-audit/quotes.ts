import { plain } from './understanding/figure.ts';

/** Text as quotes of findings are: without blanks and thousands separators. */
export const normalised = (text: string): string => plain(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

/** The place of the paragraph that holds a quote. */
export function placeOfQuote(
  quote: string,
  paragraphs: readonly { text: string; place: string }[],
): string | undefined {
  return paragraphs.find(({ text }) => normalised(text).includes(quote))?.place;
}
