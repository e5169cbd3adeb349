import type { PdfFile } from '../reading/index.ts';
import { type Grey, paper } from './grey.ts';
import { type Pixels, pixelsOf } from './pixels.ts';

/** x' = a·x + c·y + e, y' = b·x + d·y + f */
type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** Dots an inch in which pages are read: letters of ten points are 28 high. */
const DPI = 200;
/** Pixels of the largest picture that is unpacked: A3 at 400 dots an inch. */
export const MOST_PIXELS = 36_000_000;
/** Pictures of one page; more are the pieces of a drawing. */
const MOST_PICTURES = 300;
/** A page larger than this, in points, is no page of a report: A3 and its margins. */
const LARGEST = 1300;

interface Placed {
  matrix: Matrix;
  pixels: Pixels;
}

/** What the pictures of a page show, as greys of 200 dots an inch: scans come as one picture, in strips, or as a mask
 *  of letters over a ground. Text that a program has set is not in it.
 *  @param largest longer side of the page, in points
 *  @returns `missed`: how many of them could not be unpacked; undefined: none could, or there are more than are drawn, or
 *  the page is larger */
export async function picturesOfPage(
  pdf: PdfFile,
  number: number,
  largest = LARGEST,
): Promise<{ picture: Grey; missed: number } | undefined> {
  const page = await pdf.getPage(number);
  try {
    const { width, height, transform } = page.getViewport({ scale: DPI / 72 });
    if (Math.max(width, height) > (largest * DPI) / 72) return undefined;
    const { placed, missed } = await picturesOf(page, transform as Matrix);
    if (placed.length === 0) return undefined;
    const picture = paper(Math.round(width), Math.round(height));
    for (const one of placed) draw(picture, one);
    return { picture, missed };
  } finally {
    page.cleanup();
  }
}

/** The same where what could not be unpacked does not matter. */
export const picturePage = async (pdf: PdfFile, number: number): Promise<Grey | undefined> =>
  (await picturesOfPage(pdf, number))?.picture;

type Page = Awaited<ReturnType<PdfFile['getPage']>>;

async function picturesOf(page: Page, view: Matrix): Promise<{ placed: Placed[]; missed: number }> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] } = await page.getOperatorList();
  const painted = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  if (fnArray.filter((operation) => painted.has(operation)).length > MOST_PICTURES) return { placed: [], missed: 0 };
  const placed: Placed[] = [];
  let missed = 0;
  const kept: Matrix[] = [];
  let matrix = view;
  for (const [at, operation] of fnArray.entries()) {
    const args = argsArray[at] as never[];
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = combined(matrix, args as unknown as Matrix);
    else if (operation === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      if (args[0]) matrix = combined(matrix, args[0] as Matrix);
    } else if (painted.has(operation)) {
      const pixels = pixelsOf(await unpacked(page, args[0]), operation === OPS.paintImageMaskXObject);
      if (pixels) placed.push({ matrix, pixels });
      else missed += 1;
    }
  }
  return { placed, missed };
}

/** A picture as the reader of PDF unpacked it. */
async function unpacked(page: Page, given: unknown): Promise<unknown> {
  const name = typeof given === 'string' ? given : (given as { data?: unknown } | undefined)?.data;
  if (typeof name !== 'string') return given;
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, resolve));
}

const combined = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * t + c * u + e,
  b * t + d * u + f,
];

/** Draws a picture, which fills the unit square of its space from the upper left, over what is there. Where it shrinks,
 *  a pixel is the mean of those that fall on it. */
function draw(onto: Grey, { matrix: [a, b, c, d, e, f], pixels }: Placed): void {
  const turn = a * d - b * c;
  if (turn === 0) return;
  const corners = [
    [e, f],
    [a + e, b + f],
    [c + e, d + f],
    [a + c + e, b + d + f],
  ] as [number, number][];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(onto.width, Math.ceil(Math.max(...xs)))];
  const [top, foot] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(onto.height, Math.ceil(Math.max(...ys)))];
  const { width, height, at } = pixels;
  // pixels of the picture for one of the page
  const ratio = Math.max((width * Math.hypot(d, b)) / Math.abs(turn), (height * Math.hypot(c, a)) / Math.abs(turn));
  const samples = Math.min(4, Math.max(1, Math.ceil(ratio - 0.2)));
  for (let y = top; y < foot; y += 1)
    for (let x = left; x < right; x += 1) {
      let [sum, weight] = [0, 0];
      for (let n = 0; n < samples * samples; n += 1) {
        const px = x + ((n % samples) + 0.5) / samples - e;
        const py = y + (Math.floor(n / samples) + 0.5) / samples - f;
        const u = (d * px - c * py) / turn;
        const v = 1 - (a * py - b * px) / turn;
        if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
        const value = samples === 1 ? between(pixels, u * width - 0.5, v * height - 0.5) : at(u * width, v * height);
        if (value < 0) continue;
        sum += value;
        weight += 1;
      }
      const share = weight / (samples * samples);
      const place = y * onto.width + x;
      if (weight > 0) onto.data[place] = Math.round((sum / weight) * share + onto.data[place]! * (1 - share));
    }
}

/** Between the four pixels around a place, for pictures of fewer dots than the page. */
function between({ width, height, at }: Pixels, u: number, v: number): number {
  const [left, top] = [Math.max(0, Math.floor(u)), Math.max(0, Math.floor(v))];
  const [right, low] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [dx, dy] = [Math.min(1, Math.max(0, u - left)), Math.min(1, Math.max(0, v - top))];
  const four = [at(left, top), at(right, top), at(left, low), at(right, low)] as const;
  if (four.some((value) => value < 0)) return at(u + 0.5, v + 0.5);
  return (four[0] * (1 - dx) + four[1] * dx) * (1 - dy) + (four[2] * (1 - dx) + four[3] * dx) * dy;
}
