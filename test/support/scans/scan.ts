import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { renderPageAsImage } from 'unpdf';
import { Random } from '../../../src/demo/random.ts';
import { openPdfFile } from '../../../src/platform/reading/index.ts';
import { type JpegPage, pdfOfJpegs } from '../../../src/platform/scans/pdf-of-jpegs.ts';

/** How a paper was scanned. */
export interface Scan {
  /** dots an inch; 200 when left out */
  dpi?: number;
  /** degrees by which it lay askew, clockwise */
  skew?: number;
  /** grey of its paper, 0 black to 255 white; ink is as much lighter as the paper is darker */
  paper?: number;
  /** of each pixel's grey, mean deviation */
  noise?: number;
  /** a seal, as parts of width and height: where its middle is, and its radius as part of the width */
  seal?: { x: number; y: number; radius: number; colour: string };
  /** of the JPEG in it, 1 to 100 */
  quality?: number;
}

/** A PDF printed and scanned: each page a picture and nothing else.
 *  @param pages which, from 1; left out: all that there are */
export async function scanned(pdf: Uint8Array, scan: Scan, pages: readonly number[]): Promise<Buffer> {
  // what opens files for the program gives Node 20 what the renderer needs
  await (await openPdfFile(pdf, { locked: 'locked', broken: 'broken' })).destroy();
  const pictures: JpegPage[] = [];
  for (const page of pages) pictures.push(await picture(pdf, page, scan));
  return pdfOfJpegs(pictures);
}

async function picture(pdf: Uint8Array, page: number, scan: Scan): Promise<JpegPage> {
  const { dpi = 200, skew = 0, quality = 80 } = scan;
  const png = await renderPageAsImage(new Uint8Array(pdf), page, {
    canvasImport: () => import('@napi-rs/canvas'),
    scale: dpi / 72,
  });
  const printed = await loadImage(Buffer.from(png));
  const { width, height } = printed;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  const [cos, sin] = [Math.cos((skew * Math.PI) / 180), Math.sin((skew * Math.PI) / 180)];
  const [mx, my] = [width / 2, height / 2];
  context.setTransform(cos, sin, -sin, cos, mx - cos * mx + sin * my, my - sin * mx - cos * my);
  context.drawImage(printed, 0, 0);
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (scan.seal) stamp(context, scan.seal, width, height);
  wear(context, width, height, scan, page);
  return {
    jpeg: canvas.toBuffer('image/jpeg', quality),
    width,
    height,
    colours: 3,
    size: [(width * 72) / dpi, (height * 72) / dpi],
  };
}

/** A round seal that means nothing: a ring, and a disc in its middle. */
function stamp(
  context: SKRSContext2D,
  { x, y, radius, colour }: NonNullable<Scan['seal']>,
  width: number,
  height: number,
) {
  context.globalCompositeOperation = 'multiply';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = radius * width * 0.08;
  context.beginPath();
  context.arc(x * width, y * height, radius * width, 0, 2 * Math.PI);
  context.stroke();
  context.beginPath();
  context.arc(x * width, y * height, radius * width * 0.25, 0, 2 * Math.PI);
  context.fill();
  context.globalCompositeOperation = 'source-over';
}

function wear(context: SKRSContext2D, width: number, height: number, { paper = 255, noise = 0 }: Scan, seed: number) {
  if (paper === 255 && noise === 0) return;
  const random = new Random(seed * 31 + 7);
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const grain = noise === 0 ? 0 : (random.next() + random.next() + random.next() - 1.5) * 2 * noise;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = image.data[at + channel]!;
      image.data[at + channel] = 255 - (255 - value) * (paper / 255) - (255 - paper) + grain;
    }
  }
  context.putImageData(image, 0, 0);
}
