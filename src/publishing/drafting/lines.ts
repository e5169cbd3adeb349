/** A stretch of a text and where it stands in what it was taken from. */
export interface Stretch {
  text: string;
  /** place of its first character, the others behind it; undefined: it stands nowhere, like what parts two cells */
  at?: number;
  /** of a table, the first being 1; undefined: it stands in none */
  column?: number | undefined;
}

/** A line of a body's words. */
export interface Line {
  text: string;
  /** by UTF-16 unit of `text`, where it stands; -1: nowhere */
  at: readonly number[];
  /** of a table's row, the column in which each of its cells stands; undefined: it is empty, or stands in none */
  columns: readonly (number | undefined)[];
}

const SPACE = /\s/;

/** The lines of a body as the checks read them, in the editor and on the server: spaces as one, nothing empty.
 *  `textOf` says the same without the places. In proportion to the length. */
export function linesIn(stretches: Iterable<Stretch>): Line[] {
  const lines: Line[] = [];
  let text: string[] = [];
  let at: number[] = [];
  let columns: (number | undefined)[] = [];
  let cell = 0;
  const end = () => {
    if (text.at(-1) === ' ') {
      text.pop();
      at.pop();
    }
    if (text.length) lines.push({ text: text.join(''), at, columns });
    [text, at, columns, cell] = [[], [], [], 0];
  };
  for (const stretch of stretches)
    for (let n = 0; n < stretch.text.length; n++) {
      const unit = stretch.text[n]!;
      if (unit === '\n') {
        end();
        continue;
      }
      const space = SPACE.test(unit);
      if (space && !text.length) continue;
      const kept = space && unit !== '\t' ? ' ' : unit;
      if (kept === ' ' && text.at(-1) === ' ') continue;
      text.push(kept);
      if (kept === '\t') cell += 1;
      else if (!space) columns[cell] = stretch.column;
      at.push(stretch.at === undefined ? -1 : stretch.at + n);
    }
  end();
  const last = lines.at(-1);
  if (last) {
    const length = last.text.trimEnd().length;
    lines[lines.length - 1] = { ...last, text: last.text.slice(0, length), at: last.at.slice(0, length) };
  }
  return lines;
}

/** Where a part of a line stands: from its first character to behind its last; undefined where it has no place.
 *  @param from @param to in UTF-16 units of the line */
export function placeIn({ at }: Line, from: number, to: number): { from: number; to: number } | undefined {
  const places = at.slice(from, to).filter((one) => one >= 0);
  return places.length ? { from: places[0]!, to: places.at(-1)! + 1 } : undefined;
}
