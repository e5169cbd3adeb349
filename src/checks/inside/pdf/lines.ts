import type { PageLetter } from './letters.ts';

/** A stretch of a page's text with whence each of its characters comes. */
export interface PageText {
  text: string;
  /** for each UTF-16 unit the letter that shows it; undefined: what was put between letters */
  from: (PageLetter | undefined)[];
}

/** A gap wider than this part of a letter's size parts words, one wider than that parts cells. */
const WORD = 0.25;
const CELL = 1.2;
const HAN = /\p{Script=Han}/u;

/** The text of letters in the order in which they are painted: a tab between cells, an end of line where a line ends.
 *  Chinese that goes on in the next line goes on. */
export function textOf(letters: readonly PageLetter[]): PageText {
  let text = '';
  const from: PageText['from'] = [];
  const add = (more: string, letter?: PageLetter) => {
    text += more;
    for (let n = 0; n < more.length; n += 1) from.push(letter);
  };
  let before: PageLetter | undefined;
  for (const letter of letters) {
    if (before) add(between(before, letter));
    add(letter.text, letter);
    before = letter;
  }
  return { text, from };
}

/** What stands between a letter and the next. */
function between(before: PageLetter, next: PageLetter): string {
  const size = Math.max(before.size, next.size, 1);
  const [gap, shift] =
    before.runs === 'along'
      ? [next.x0 - before.x1, Math.abs(next.base - before.base)]
      : before.runs === 'down'
        ? [next.y0 - before.y1, Math.abs(next.x0 - before.x0)]
        : [before.y0 - next.y1, Math.abs(next.x0 - before.x0)];
  if (before.runs !== next.runs || shift > size * 0.6 || gap < -size * 1.5) {
    const goesOn = HAN.test(before.text) && HAN.test(next.text) && Math.abs(before.size - next.size) < 1 && gap < 0;
    const near = shift < size * 2.2;
    return goesOn && near ? '' : '\n';
  }
  if (gap > size * CELL) return '\t';
  return gap > size * WORD && !/\s$/.test(before.text) && !/^\s/.test(next.text) ? ' ' : '';
}
