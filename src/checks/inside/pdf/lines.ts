import { type Margins, partedByCells, type Stretch } from './cells.ts';
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
/** Between Chinese and what is not, setters put up to so much of their own accord. */
const SETTERS = 0.45;
const HAN = /\p{Script=Han}/u;

/** What ends a line within a cell. */
export const CELL_LINE = '\v';

/** The text of letters in the order in which they are painted: a tab between cells, an end of line where a line or a row
 *  of cells ends, `CELL_LINE` between the lines of one cell. What goes on in the next line goes on.
 *  @param width of the page; left out: that of its longest line */
export function textOf(letters: readonly PageLetter[], width = 0): PageText {
  let text = '';
  const from: PageText['from'] = [];
  const add = (more: string, letter?: PageLetter) => {
    text += more;
    for (let n = 0; n < more.length; n += 1) from.push(letter);
  };
  const across = letters.filter(({ runs }) => runs === 'along');
  const margins = {
    left: across.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
    right: across.reduce((most, { x1 }) => Math.max(most, x1), width * USED),
  };
  const stretches = stretchesOf(letters, margins);
  const parts = partedByCells(stretches, margins);
  for (const [n, stretch] of stretches.entries()) {
    add(parts[n]!);
    for (const [k, letter] of stretch.letters.entries()) {
      add(stretch.before[k]!);
      add(letter.text, letter);
    }
  }
  return { text, from };
}

interface Within extends Stretch {
  /** what stands before each of its letters: a blank, or nothing */
  before: string[];
}

function stretchesOf(letters: readonly PageLetter[], margins: Margins): Within[] {
  const stretches: Within[] = [];
  let last: PageLetter | undefined;
  for (const letter of letters) {
    const stretch = stretches.at(-1);
    const by = last ? between(last, letter, { ...margins, from: stretch!.letters[0]!.x0 }) : '';
    if (!stretch || by === '\n' || by === '\t')
      stretches.push({ letters: [letter], before: [''], after: by as '' | '\t' });
    else {
      stretch.letters.push(letter);
      stretch.before.push(by);
    }
    last = letter;
  }
  return stretches;
}

/** A line that ends so many letters before the others do ends its paragraph; one begins so far from the margin. */
const [EARLY, INDENT] = [6, 3];
/** Pages have lines at least so long, even where none of them is. */
const USED = 0.75;

/** What stands between a letter and the next. @param from where what is written so far begins: what goes on begins below it */
function between(before: PageLetter, next: PageLetter, { left, right, from }: Margins & { from: number }): string {
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
    const ended = before.x1 < right - size * EARLY && next.x0 < left + size * INDENT;
    const below = next.x0 > from - size * INDENT;
    return goesOn && near && below && !ended ? '' : '\n';
  }
  if (gap > size * CELL) return '\t';
  const word = HAN.test(before.text) !== HAN.test(next.text) ? SETTERS : WORD;
  return gap > size * word && !/\s$/.test(before.text) && !/^\s/.test(next.text) ? ' ' : '';
}
