import { change, start, unitSquare } from '../../../platform/reading/pdf-page/draw.ts';
import { showLetters } from '../../../platform/reading/pdf-page/letters.ts';
import { type Matrix, place } from '../../../platform/reading/pdf-page/matrix.ts';
import type { State, Step } from '../../../platform/reading/pdf-page/operations.ts';
import type { Box, Glyph } from '../../../platform/reading/pdf-page/shapes.ts';
import { MOST_LETTERS } from '../bounds.ts';

/** Why nobody sees a letter. */
export type Unseen = 'invisible' | 'white' | 'covered' | 'outside' | 'tiny' | 'layer';

/** A letter of a page, and whence it comes. */
export interface PageLetter extends Glyph {
  /** which of the page's operations shows it, and which letter of those it is */
  show: number;
  letter: number;
  unseen: Unseen | undefined;
  /** it belongs to an annotation */
  annotation: boolean;
}

/** A page as far as its text goes. */
export interface PageLetters {
  letters: PageLetter[];
  width: number;
  height: number;
  /** how much of the page its pictures cover, 0 to 1 */
  pictured: number;
  /** there is more of it than is read */
  cut: boolean;
}

const TINY = 1.5;
/** Of what is painted over text: less lets it through. */
const OPAQUE = 0.95;
/** Grounds of a page that are kept to look under letters. */
const MOST_GROUNDS = 5_000;

interface Ground extends Box {
  order: number;
  white: boolean;
}

/** The letters of a page in the order in which they are painted, each with whether anybody sees it: text that is drawn in
 *  no colour, in white where nothing dark lies below, under what is painted later, or beside the paper. */
export function lettersOf(
  steps: readonly Step[],
  view: Matrix,
  [width, height]: readonly [number, number],
): PageLetters {
  const letters: (PageLetter & { order: number })[] = [];
  const grounds: Ground[] = [];
  const kept: State[] = [];
  const layers: boolean[] = [];
  let state = start(view);
  let annotation = false;
  let pictured = 0;
  for (const [order, step] of steps.entries()) {
    if (letters.length > MOST_LETTERS) return { letters, width, height, pictured, cut: true };
    if (step.does === 'save') kept.push({ ...state });
    else if (step.does === 'restore') state = kept.pop() ?? state;
    else if (step.does === 'annotation' || step.does === 'annotation-end') annotation = step.does === 'annotation';
    else if (step.does === 'layer') layers.push(step.shown);
    else if (step.does === 'layer-end') layers.pop();
    else if (step.does === 'picture') {
      const box = unitSquare(state.matrix);
      pictured += areaOf(box, width, height) / (width * height);
      if (state.opacity >= OPAQUE && grounds.length < MOST_GROUNDS) grounds.push({ ...box, order, white: false });
    } else if (step.does === 'path') {
      const box = step.paints === 'fill' && state.opacity >= OPAQUE && boxOf(step.around, state.matrix);
      if (box && grounds.length < MOST_GROUNDS) grounds.push({ ...box, order, white: state.whiteFill });
    } else if (step.does === 'letters') {
      const { mode, opacity, whiteFill } = state;
      const invisible = mode === 3 || mode === 7 || opacity === 0;
      const white = whiteFill && (mode === 0 || mode === 4);
      for (const glyph of showLetters(state, step.letters)) {
        const outside = glyph.x1 < 0 || glyph.y1 < 0 || glyph.x0 > width || glyph.y0 > height;
        const unseen: Unseen | undefined = layers.includes(false)
          ? 'layer'
          : invisible
            ? 'invisible'
            : outside
              ? 'outside'
              : glyph.size < TINY
                ? 'tiny'
                : white
                  ? 'white'
                  : undefined;
        letters.push({ ...glyph, show: step.show, unseen, annotation, order });
      }
    } else change(state, step);
  }
  for (const one of letters) look(one, grounds);
  return { letters, width, height, pictured: Math.min(1, pictured), cut: false };
}

/** White letters show on a ground; others do not show under one. */
function look(one: PageLetter & { order: number }, grounds: readonly Ground[]): void {
  if (one.unseen && one.unseen !== 'white') return;
  const x = (one.x0 + one.x1) / 2;
  const y = (one.y0 + one.y1) / 2;
  const over = (ground: Ground) => x >= ground.x0 && x <= ground.x1 && y >= ground.y0 && y <= ground.y1;
  if (one.unseen === 'white') {
    if (grounds.some((ground) => ground.order < one.order && !ground.white && over(ground))) one.unseen = undefined;
  } else if (grounds.some((ground) => ground.order > one.order && over(ground))) one.unseen = 'covered';
}

function boxOf(around: ArrayLike<number> | undefined, matrix: Matrix): Box | undefined {
  if (!around || around.length < 4) return undefined;
  const corners = [
    [around[0]!, around[1]!],
    [around[2]!, around[3]!],
    [around[0]!, around[3]!],
    [around[2]!, around[1]!],
  ].map(([x, y]) => place(matrix, x!, y!));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

const areaOf = ({ x0, x1, y0, y1 }: Box, width: number, height: number): number =>
  Math.max(0, Math.min(x1, width) - Math.max(x0, 0)) * Math.max(0, Math.min(y1, height) - Math.max(y0, 0));
