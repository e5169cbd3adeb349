/** Reading of scans: pictures of pages made straight, their ruled lines, and what is written on them. The models are no
 *  part of the program: an office adds them (`gongkai ocr install`). */

export { linesOn } from './detect.ts';
export type { Engine } from './engine.ts';
export { engineIn } from './engine-in.ts';
export { evenSizes } from './even-sizes.ts';
export type { Area, Grey } from './grey.ts';
export { median } from './ink.ts';
export { MOST_PIXELS, picturePage, picturesOfPage } from './pdf-page.ts';
export { pictureOfFile, piecesOfFile } from './picture-file.ts';
export { blotsOutside, type ReadyPage, readyPage } from './ready.ts';
export { POINT, tablesOn } from './tables.ts';
export { type PageLine, type PageWords, wordsOn } from './words.ts';
export { writePng } from './write-png.ts';
export { type Written, writtenIn, writtenLine } from './written.ts';
