/** The inside of files: texts with their places, what a file carries besides, what could not be read. 条例 art. 17: what is
 *  published was looked through before. */
export type { Eyes } from './eyes.ts';
export { ITSELF } from './gathering.ts';
export { insideOf } from './inside-of.ts';
export { look } from './look.ts';
export type { Inside, Oddity, Piece, Unread } from './shapes.ts';
