/** Reading of scans: pictures of pages made straight, their ruled lines, and what is written on them. The models are no
 *  part of the program: an office adds them (`gongkai ocr install`). */

export { linesOn } from './detect.ts';
export { type Engine, openEngine } from './engine.ts';
export type { Area, Grey } from './grey.ts';
export { median } from './ink.ts';
export { MOST_PIXELS, picturePage } from './pdf-page.ts';
export { pictureOfFile } from './picture-file.ts';
export { blotsOutside, type ReadyPage, readyPage } from './ready.ts';
export { writePng } from './write-png.ts';
export { type Written, type WrittenLine, writtenIn, writtenLine } from './written.ts';
