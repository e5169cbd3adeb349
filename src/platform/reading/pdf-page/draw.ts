import { Unreadable } from '../unreadable.ts';
import { showLetters } from './letters.ts';
import { combine, IDENTITY, type Matrix, place, quarterTurns } from './matrix.ts';
import { MOST_STEPS, type State, type Step } from './operations.ts';
import { rulesOfPath } from './path.ts';
import type { Box, Glyph, PageDrawing } from './shapes.ts';

/** The state in which a page begins. */
export const start = (matrix: Matrix): State => ({
  matrix,
  textMatrix: IDENTITY,
  font: undefined,
  size: 0,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  charSpacing: 0,
  wordSpacing: 0,
  hScale: 1,
  rise: 0,
  leading: 0,
  lineWidth: 1,
  whiteFill: false,
  whiteStroke: false,
  mode: 0,
  opacity: 1,
});

/** Carries out a page's steps on paper: letters with their boxes, and the lines drawn. A page whose text mostly runs
 *  up or down (a wide table turned to fit) is turned until it reads along.
 *  @param view from the page's own space to points from the upper left
 *  @throws Unreadable where the page holds too much, with the sentence given */
export function draw(
  steps: readonly Step[],
  view: Matrix,
  { size: [width, height], tooMuch }: { size: readonly [number, number]; tooMuch: string },
): PageDrawing {
  const { page, turned } = carryOut(steps, view, tooMuch);
  const turns = [1, 2, 3].find((quarter) => (turned[quarter] ?? 0) > page.glyphs.length * 0.6);
  if (!turns) return { width, height, ...page };
  const back: Matrix =
    turns === 1 ? [0, -1, 1, 0, 0, width] : turns === 2 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, height, 0];
  const size = turns === 2 ? { width, height } : { width: height, height: width };
  return { ...size, ...carryOut(steps, combine(back, view), tooMuch).page };
}

function carryOut(steps: readonly Step[], view: Matrix, tooMuch: string) {
  const page: Pick<PageDrawing, 'glyphs' | 'rules' | 'pictures'> = { glyphs: [], rules: [], pictures: [] };
  const turned: number[] = [0, 0, 0, 0];
  const kept: State[] = [];
  let state = start(view);
  for (const step of steps) {
    if (step.does === 'save') kept.push({ ...state });
    else if (step.does === 'restore') state = kept.pop() ?? state;
    else if (step.does === 'picture') page.pictures.push(unitSquare(state.matrix));
    else if (step.does === 'letters') {
      const glyphs: Glyph[] = showLetters(state, step.letters);
      const quarter = quarterTurns(combine(state.matrix, state.textMatrix));
      turned[quarter] = (turned[quarter] ?? 0) + glyphs.length;
      page.glyphs.push(...glyphs);
    } else if (step.does === 'path') {
      const white = step.paints === 'fill' ? state.whiteFill : state.whiteStroke;
      if (!white) page.rules.push(...rulesOfPath(step, state.matrix, state.lineWidth));
    } else change(state, step);
    if (page.glyphs.length + page.rules.length + page.pictures.length > MOST_STEPS) throw new Unreadable(tooMuch);
  }
  return { page, turned };
}

/** A picture fills the unit square of its space. */
export function unitSquare(matrix: Matrix): Box {
  const [[ax, ay], [bx, by]] = [place(matrix, 0, 0), place(matrix, 1, 1)];
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

/** Steps that only change the state. */
export function change(
  state: State,
  step: Exclude<Step, { does: 'save' | 'restore' | 'letters' | 'path' | 'picture' }>,
): void {
  switch (step.does) {
    case 'transform':
      state.matrix = combine(state.matrix, step.by);
      break;
    case 'begin-text':
      Object.assign(state, { textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 });
      break;
    case 'text-matrix':
      Object.assign(state, { textMatrix: step.by, x: 0, y: 0, lineX: 0, lineY: 0 });
      break;
    case 'font':
      state.font = step.font;
      state.size = step.size;
      break;
    case 'move':
      if (step.leading) state.leading = step.y;
      moveLine(state, step.x, step.y);
      break;
    case 'next-line':
      moveLine(state, 0, state.leading);
      break;
    case 'set':
      state[step.what] = step.to;
      break;
    case 'colour':
      if (step.of === 'fill') state.whiteFill = step.white;
      else state.whiteStroke = step.white;
  }
}

function moveLine(state: State, x: number, y: number): void {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
}
