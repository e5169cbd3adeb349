import { combine, type Matrix, place, quarterTurns } from './matrix.ts';
import type { Letter, State } from './operations.ts';
import type { Box, Glyph } from './shapes.ts';

/** Parts of a letter's height above and below the line on which it stands. */
const ABOVE = 0.86;
const BELOW = 0.14;

/** Stands where letters stand that nobody can tell, however many. */
const UNKNOWN_LETTERS = '\ufffd';

/** Whether a letter has no name in its font, so that its code was taken for a character: one of the control codes that
 *  no text has. */
const isNameless = ({ unicode, width }: Letter): boolean =>
  width > 0 &&
  unicode.length === 1 &&
  (unicode < '\u0009' || (unicode > '\u000d' && unicode < ' ')) &&
  unicode !== '\0';

/** A letter, and which of those of its operation it is, from 0; -1: all of them, which nobody can tell. */
type ShownGlyph = Glyph & { letter: number };

/** Places letters and moves the state on, as ISO 32000-1 9.4.4 has it (there the advance is in thousandths). */
export function showLetters(state: State, letters: readonly (Letter | number)[]): ShownGlyph[] {
  const { font, size } = state;
  if (!font || size === 0) return [];
  const unit = size * (font.fontMatrix[0] ?? 0.001);
  const matrix = combine(state.matrix, state.textMatrix);
  if (font.lost)
    return [{ ...placed(matrix, boxOf(state, 0, size), UNKNOWN_LETTERS, Math.abs(size), false), letter: -1 }];
  const glyphs: ShownGlyph[] = [];
  let gone = 0;
  let count = -1;
  for (const letter of letters) {
    if (typeof letter === 'number') {
      gone += ((font.vertical ? 1 : -1) * letter * size) / 1000;
      continue;
    }
    count += 1;
    const spacing = (letter.isSpace ? state.wordSpacing : 0) + state.charSpacing;
    const metric = font.vertical ? (letter.vmetric ?? font.defaultVMetrics ?? [-1000]) : undefined;
    const length = (metric ? -(metric[0] ?? -1000) : letter.width) * unit;
    const half = (letter.width * unit) / 2;
    const own = metric
      ? { x0: state.x - half, x1: state.x + half, y0: state.y - gone - length, y1: state.y - gone }
      : boxOf(state, gone, length);
    const text = isNameless(letter) ? UNKNOWN_LETTERS : readable(letter.unicode);
    if (text) glyphs.push({ ...placed(matrix, own, text, Math.abs(size), metric !== undefined), letter: count });
    gone += metric ? length - spacing : length + spacing;
  }
  if (font.vertical) state.y -= gone;
  else state.x += gone * state.hScale;
  return glyphs;
}

/** The box of a letter that begins so far along its line. */
const boxOf = ({ x, y, rise, size, hScale }: State, gone: number, length: number): Box => ({
  x0: x + gone * hScale,
  x1: x + (gone + length) * hScale,
  y0: y + rise - BELOW * size,
  y1: y + rise + ABOVE * size,
});

function placed(matrix: Matrix, own: Box, text: string, size: number, vertical: boolean): Glyph {
  const [ax, ay] = place(matrix, own.x0, own.y0);
  const [bx, by] = place(matrix, own.x1, own.y1);
  const box = { x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by) };
  const quarter = quarterTurns(matrix);
  const runs = vertical || quarter === 1 ? 'down' : quarter === 3 ? 'up' : 'along';
  const high = size * Math.hypot(matrix[2], matrix[3]);
  return { ...box, text, size: high, base: runs === 'along' ? box.y1 - BELOW * high : box.y1, runs };
}

/** Compatibility shapes of characters (⽂ for 文) as the characters themselves; control characters away. */
function readable(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (c) => c.normalize('NFKC'))
    .replace(/\p{Cc}|\u00ad|\u200b|\ufeff/gu, '');
}
