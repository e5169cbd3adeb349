/** A text in one writing, and where each of its characters stood. */
export interface Normal {
  text: string;
  /** by character of `text`, and one more for its end: the position in what was given, in UTF-16 units */
  at: readonly number[];
}

/** What nobody sees: zero-width, joiners, directions of writing, soft hyphens, variation selectors, tags. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const DASH = /[\u2010-\u2015\u2043\u2212\u2500\u2501\u30fb\u30fc\ufe58\ufe63]/;
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** Letters of other scripts that look like ours. */
const LOOKS = new Map(
  Object.entries({
    ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y', І: 'I' },
    ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's' },
    ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X' },
    ...{ ο: 'o', ν: 'v', '×': 'X', '✕': 'X', '✖': 'X', '╳': 'X', '⨯': 'X', '﹡': '*', '∗': '*' },
  }),
);

/** A text in one width and one writing: NFKC, without what nobody sees, with one dash and one space, and letters of other
 *  scripts as those that they look like. In proportion to its length. */
export function normalise(given: string): Normal {
  const at: number[] = [];
  let text = '';
  let from = 0;
  for (const character of given) {
    const plain = plainOf(character);
    text += plain;
    for (let n = 0; n < plain.length; n++) at.push(from);
    from += character.length;
  }
  at.push(given.length);
  return { text, at };
}

function plainOf(character: string): string {
  if ((character >= ' ' && character <= '~') || (character >= '一' && character <= '鿿')) return character;
  if (UNSEEN.test(character)) return '';
  if (DASH.test(character)) return '-';
  if (SPACE.test(character)) return ' ';
  const looks = LOOKS.get(character);
  if (looks) return looks;
  const plain = character.normalize('NFKC');
  return plain === character ? character : [...plain].map((one) => LOOKS.get(one) ?? one).join('');
}

/** The same without a space in it: marks are set with spaces between their characters. */
export function tight({ text, at }: Normal): Normal {
  const kept: number[] = [];
  let without = '';
  for (let n = 0; n < text.length; n++) {
    if (text[n] === ' ') continue;
    without += text[n];
    kept.push(at[n]!);
  }
  kept.push(at.at(-1)!);
  return { text: without, at: kept };
}

/** A place of a normal text in what was given. @param from @param to characters of the normal text */
export function placeOf({ at }: Normal, given: string, from: number, to: number): { text: string; index: number } {
  const index = at[from]!;
  const last = at[to - 1]!;
  const end = last + (given.codePointAt(last)! > 0xffff ? 2 : 1);
  return { text: given.slice(index, end), index };
}
