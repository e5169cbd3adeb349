import { traditional } from '../platform/simplified.ts';

/** Marks that are typed in many forms and mean one: brackets of numbers, quotation marks, dashes. */
const FORMS: Record<string, string> = {
  ...each('〔[【〖〈《', '('),
  ...each('〕]】〗〉》', ')'),
  ...each('“”„‟〝〞「」『』', '"'),
  ...each('‐‑‒–—―−', '-'),
};

function each(marks: string, form: string): Record<string, string> {
  return Object.fromEntries([...marks].map((mark) => [mark, form]));
}

/** One character as it is searched: full width made half width, capitals small (NFKC, lower case), traditional
 *  characters simplified, marks in one form. */
function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const plain = character.normalize('NFKC').toLowerCase();
    folded = FORMS[plain] ?? Array.from(plain, (each) => traditional().forms.get(each) ?? each).join('');
    known.set(character, folded); // at most as many as there are characters
  }
  return folded;
}

const known = new Map<string, string>();
/** Already folded, as most of a Chinese text is, but for traditional characters. */
const plain = /^[\u4e00-\u9fff\u3001-\u3002 a-z0-9-]*$/;

/** Text as it is searched, spaces and line ends as one space. */
export function fold(text: string): string {
  const asItIs = plain.test(text) && !traditional().any.test(text);
  const folded = asItIs ? text : Array.from(text, foldCharacter).join('');
  return folded.replace(/\s+/g, ' ').trim();
}

/** Folded text with the place of each of its units in the original, so that a match can be marked there.
 *  `starts[i]`, `ends[i]`: first and past-last unit in the original of the folded unit i. */
export function foldWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const unit = foldCharacter(character);
    folded += unit;
    for (let n = 0; n < unit.length; n++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { folded, starts, ends };
}
