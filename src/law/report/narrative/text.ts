/** Text as readers want it: no blanks, ASCII digits, no thousands separators, no signs of notes behind figures. */
function normalise(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．(?=\d)/g, '.')
    .replace(/％/g, '%')
    .replace(/\s/g, '')
    .replace(/(?<=\d)[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473]+/g, '')
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '');
}

/** Sentences ended by 。！？ */
export const sentencesOf = (text: string): string[] =>
  normalise(text)
    .split(/[。！？]/)
    .filter(Boolean);

export interface Paragraph {
  /** the heading above it, where it has one of its own */
  heading: string;
  sentences: string[];
}

const HEADING = /^[#\s]*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))/;
const LONGEST_HEADING = 40;

const isHeading = (line: string) =>
  line.length <= LONGEST_HEADING && HEADING.test(line) && !/[。；，]/.test(line) && !/\d(?!\d*[.．、])/.test(line);

/** Text by paragraphs, each under the heading it stands below. A line that ends within a sentence goes on in the next:
 *  where pages break, papers are read so. @param title of the part, the heading of what stands first in it */
export function paragraphsOf(text: string, title = ''): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading = title;
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push({ heading, sentences: sentencesOf(open.join('')) });
    open = [];
  };
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (isHeading(line)) {
      close();
      heading = line;
    } else if (line) {
      open.push(line);
      if (/[。！？：:；;]$/.test(line)) close();
    }
  }
  close();
  return paragraphs;
}
