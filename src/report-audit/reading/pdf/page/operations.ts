import { Unreadable } from '../../../../platform/reading/index.ts';
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
  | { does: 'save' | 'restore' | 'begin-text' | 'next-line' | 'picture' }
  | { does: 'transform' | 'text-matrix'; by: Matrix }
  | { does: 'font'; font: Font; size: number }
  | { does: 'letters'; letters: (Letter | number)[] }
  | { does: 'move'; x: number; y: number; leading: boolean }
  | { does: 'set'; what: 'charSpacing' | 'wordSpacing' | 'hScale' | 'rise' | 'leading' | 'lineWidth'; to: number }
  | { does: 'colour'; of: 'fill' | 'stroke'; white: boolean }
  | { does: 'path'; paints: 'fill' | 'stroke'; closed: boolean; points: ArrayLike<number> };

/** More steps than this no page of a report has. */
export const MOST_STEPS = 200_000;

export const tooMuchDrawn = () =>
  new Unreadable('这份 PDF 的页面过于复杂，无法读取。请改用 Word 或网页格式的年度报告。');

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
}
