import type { Matrix } from './matrix.ts';

/** A font as far as letters must be placed. */
export interface Font {
  /** could not be used: what its letters are nobody can tell */
  lost: boolean;
  vertical: boolean;
  fontMatrix: readonly number[];
  /** [advance, x of the origin, y of the origin] in thousandths, for text that runs down the page */
  defaultVMetrics: readonly number[] | null;
}

/** A letter to show, in thousandths of its size. */
export interface Letter {
  unicode: string;
  width: number;
  vmetric: readonly number[] | null;
  isSpace: boolean;
}

/** What a page does, one step at a time, reduced to what a reader of text and lines needs. */
export type Step =
  | { does: 'save' | 'restore' | 'begin-text' | 'next-line' | 'picture' | 'annotation' | 'annotation-end' }
  | { does: 'transform' | 'text-matrix'; by: Matrix }
  | { does: 'font'; font: Font; size: number }
  /** `show`: which of the page's operations it is that show text, from 0 */
  | { does: 'letters'; letters: (Letter | number)[]; show: number }
  | { does: 'move'; x: number; y: number; leading: boolean }
  | {
      does: 'set';
      what: 'charSpacing' | 'wordSpacing' | 'hScale' | 'rise' | 'leading' | 'lineWidth' | 'mode' | 'opacity';
      to: number;
    }
  /** a layer begins, which is shown or not, or another stretch that is marked */
  | { does: 'layer'; shown: boolean }
  | { does: 'layer-end' }
  | { does: 'colour'; of: 'fill' | 'stroke'; white: boolean }
  | {
      does: 'path';
      paints: 'fill' | 'stroke';
      closed: boolean;
      points: ArrayLike<number>;
      /** x0, y0, x1, y1 */
      around: ArrayLike<number> | undefined;
    };

/** More steps than this no page has that anybody reads. */
export const MOST_STEPS = 200_000;

/** The state that `save` keeps and `restore` brings back. */
export interface State {
  matrix: Matrix;
  textMatrix: Matrix;
  font: Font | undefined;
  size: number;
  /** where the next letter stands, and where its line began, in text space */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  rise: number;
  leading: number;
  lineWidth: number;
  whiteFill: boolean;
  whiteStroke: boolean;
  /** how letters are painted: ISO 32000-1 table 106 */
  mode: number;
  /** of what is filled, 0 to 1; what is blended in another way than laid over counts as half */
  opacity: number;
}
