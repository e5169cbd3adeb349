import { openPdfFile, Unreadable } from '../reading/index.ts';
import { type Grey, quarterTurned, scaled } from './grey.ts';
import { jpegHead } from './jpeg.ts';
import { pdfOfJpegs } from './pdf-of-jpegs.ts';
import { MOST_PIXELS, picturePage } from './pdf-page.ts';
import { readPng } from './read-png.ts';

/** The longer side of A4 in points and in pixels: a picture that says nothing of its size is taken for a whole page. */
const LONG = { points: 842, pixels: 2339 };
/** A picture this much longer than wide is no page. */
const MOST_RATIO = 4;

const NOT_READ = '图片已经损坏、过大，或者是隔行存储的，无法打开，请另存为 PDF、.jpg 或 .png 后再试';

/** A page out of a picture file, PNG or JPEG, as greys of 200 dots an inch.
 *  @throws Unreadable with a sentence for the person who sent the file */
export async function pictureOfFile(bytes: Uint8Array): Promise<Grey> {
  const jpeg = jpegHead(bytes);
  const picture = bytes[0] === 0xff ? jpeg && (await unpackedJpeg(bytes, jpeg)) : readPng(bytes, MOST_PIXELS);
  const { width = 0, height = 0 } = picture ?? {};
  if (!picture || Math.max(width, height) > MOST_RATIO * Math.min(width, height)) throw new Unreadable(NOT_READ);
  const ratio = LONG.pixels / Math.max(width, height);
  if (Math.abs(ratio - 1) < 0.001) return picture;
  return scaled(picture, Math.round(width * ratio), Math.round(height * ratio));
}

async function unpackedJpeg(
  bytes: Uint8Array,
  head: NonNullable<ReturnType<typeof jpegHead>>,
): Promise<Grey | undefined> {
  const { width, height, turns } = head;
  if (width * height > MOST_PIXELS) return undefined;
  const ratio = LONG.points / Math.max(width, height);
  const page = pdfOfJpegs([{ ...head, jpeg: bytes, size: [width * ratio, height * ratio] }]);
  const pdf = await openPdfFile(page, { locked: NOT_READ, broken: NOT_READ }, MOST_PIXELS);
  try {
    const picture = await picturePage(pdf, 1);
    return picture && turns !== 0 ? quarterTurned(picture, turns) : picture;
  } finally {
    await pdf.destroy();
  }
}
