/** The inside of files: texts with their places, what a file carries besides, what could not be read. 条例 art. 17: what is
 *  published was looked through before. */
export { insideOf } from './inside-of.ts';
export type { Inside, Oddity, Piece, Unread } from './shapes.ts';
