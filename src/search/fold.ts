/** One character as it is searched: full width made half width, capitals small (NFKC, lower case). */
function foldCharacter(character: string): string {
  return character.normalize('NFKC').toLowerCase();
}

/** Text as it is searched, spaces and line ends as one space. */
export function fold(text: string): string {
  return [...text].map(foldCharacter).join('').replace(/\s+/g, ' ').trim();
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
