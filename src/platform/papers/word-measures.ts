import { PAGE } from './layout.ts';

/** Twentieths of a point, the measure of Word. */
export const twips = (points: number): number => Math.round(points * 20);
export const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4);
/** From one line to the next, whatever face stands in. */
export const pitch = (points: number) => ({ line: twips(points), lineRule: 'exact' as const });
/** Width of the type area. */
export const TYPE_WIDTH = millimetres(PAGE.width - PAGE.left - PAGE.right);
