import { type Box, inside, middle, type PageDrawing } from '../../../platform/reading/pdf-page/shapes.ts';

/** In points: a smaller picture is an icon, a seal or a line. */
const SMALL = { wide: 150, high: 60 };
/** A picture with more letters over it is the ground of a page, or a scan whose text was read by a program. */
const LETTERS_OVER = 5;
/** Pieces of one picture (scanners cut pages into strips) stand closer than this. */
const GAP = 2;
/** A drawing of more pieces than this is none of a page's text. */
const MOST = 500;

/** Pictures of a page that may hold text or a table: large, and with no letters over them. */
export function picturesOf({ pictures, glyphs }: Pick<PageDrawing, 'pictures' | 'glyphs'>): Box[] {
  return whole(pictures).filter((box) => {
    if (box.x1 - box.x0 < SMALL.wide || box.y1 - box.y0 < SMALL.high) return false;
    const over = glyphs.filter((glyph) => glyph.text.trim() !== '' && inside(box, middle(glyph).x, middle(glyph).y));
    return over.length <= LETTERS_OVER;
  });
}

/** Whether pages are pictures and hardly anything else: a scan, perhaps with numbers of pages. */
export const isScan = (pages: readonly PageDrawing[]): boolean =>
  pages.every((page) => {
    const { width, height, glyphs } = page;
    const covered = picturesOf(page).reduce((sum, { x0, x1, y0, y1 }) => sum + (x1 - x0) * (y1 - y0), 0);
    return covered > (width * height) / 3 && glyphs.length < 30;
  });

/** Strips one under the other as one picture. */
function whole(pictures: readonly Box[]): Box[] {
  if (pictures.length > MOST) return [];
  const joined: Box[] = [];
  for (const picture of [...pictures].sort((a, b) => a.y0 - b.y0)) {
    const upper = joined.find(
      ({ x0, x1, y1 }) =>
        Math.abs(picture.y0 - y1) <= GAP && Math.abs(picture.x0 - x0) <= GAP && Math.abs(picture.x1 - x1) <= GAP,
    );
    if (upper) upper.y1 = picture.y1;
    else joined.push({ ...picture });
  }
  return joined;
}
