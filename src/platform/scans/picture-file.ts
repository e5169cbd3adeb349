import { openPdfFile, Unreadable } from '../reading/index.ts';
import { cut, type Grey, quarterTurned, scaled } from './grey.ts';
import { jpegHead } from './jpeg.ts';
import { pdfOfJpegs } from './pdf-of-jpegs.ts';
import { MOST_PIXELS, picturesOfPage } from './pdf-page.ts';
import { readPng } from './read-png.ts';
import { POINT } from './tables.ts';

/** The longer side of A4 in pixels: a picture that says nothing of its size is taken for a whole page. */
const LONG = 2339;
/** A picture this much longer than wide is no page. */
const MOST_RATIO = 4;
/** A picture is made so many times larger at most: there is no more to be seen in it. */
const LARGER = 3;
/** The shorter side of pictures longer than a page, in pixels: such as are made for telephones. */
const NARROW = 1400;
/** Longer pictures are looked at piece by piece; so much of a piece stands in the next one too. */
const SHARED = 160;
/** Pieces of one picture. */
const MOST_PIECES = 20;

const NOT_READ = '图片已经损坏、过大，或者是隔行存储的，无法打开，请另存为 PDF、.jpg 或 .png 后再试';

/** A page out of a picture file, PNG or JPEG, as greys of 200 dots an inch.
 *  @throws Unreadable with a sentence for the person who sent the file */
export async function pictureOfFile(bytes: Uint8Array): Promise<Grey> {
  return unpacked(bytes, ({ width, height }) => {
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    return long > MOST_RATIO * short ? undefined : LONG / long;
  });
}

/** A picture of whatever shape, PNG or JPEG, in pieces no longer than a page, from the beginning of its longer side.
 *  @throws Unreadable where it cannot be opened, or is longer than is looked at */
export async function piecesOfFile(bytes: Uint8Array): Promise<Grey[]> {
  const picture = await unpacked(bytes, ({ width, height }) => {
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    return Math.min(LARGER, long > 1.6 * short ? Math.max(NARROW / short, LONG / long) : LONG / long);
  });
  const { width, height } = picture;
  const long = Math.max(width, height);
  if (long <= LONG * 1.2) return [picture];
  const count = Math.ceil((long - SHARED) / (LONG - SHARED));
  if (count > MOST_PIECES) throw new Unreadable(NOT_READ);
  return Array.from({ length: count }, (_, n) => {
    const from = n * (LONG - SHARED);
    const to = Math.min(long, from + LONG);
    return width > height
      ? cut(picture, { x0: from, x1: to, y0: 0, y1: height })
      : cut(picture, { x0: 0, x1: width, y0: from, y1: to });
  });
}

interface Size {
  width: number;
  height: number;
}

/** A picture in the size that it is to be looked at. @param ratio to its own; undefined: it is not looked at */
async function unpacked(bytes: Uint8Array, ratioOf: (size: Size) => number | undefined): Promise<Grey> {
  const jpeg = bytes[0] === 0xff ? jpegHead(bytes) : undefined;
  const picture = bytes[0] === 0xff ? undefined : readPng(bytes, MOST_PIXELS);
  const size = jpeg ?? picture;
  const ratio = size && size.width * size.height <= MOST_PIXELS ? ratioOf(size) : undefined;
  if (!size || ratio === undefined || size.width * size.height * ratio ** 2 > MOST_PIXELS)
    throw new Unreadable(NOT_READ);
  if (jpeg) return unpackedJpeg(bytes, jpeg, ratio);
  if (Math.abs(ratio - 1) < 0.001) return picture!;
  return scaled(picture!, Math.max(1, Math.round(size.width * ratio)), Math.max(1, Math.round(size.height * ratio)));
}

async function unpackedJpeg(
  bytes: Uint8Array,
  head: NonNullable<ReturnType<typeof jpegHead>>,
  ratio: number,
): Promise<Grey> {
  const size = [head.width * ratio * POINT, head.height * ratio * POINT] as const;
  const page = pdfOfJpegs([{ ...head, jpeg: bytes, size }]);
  const pdf = await openPdfFile(page, { locked: NOT_READ, broken: NOT_READ }, MOST_PIXELS);
  try {
    const drawn = await picturesOfPage(pdf, 1, Math.max(...size) + 1);
    if (!drawn) throw new Unreadable(NOT_READ);
    return head.turns === 0 ? drawn.picture : quarterTurned(drawn.picture, head.turns);
  } finally {
    await pdf.destroy();
  }
}
