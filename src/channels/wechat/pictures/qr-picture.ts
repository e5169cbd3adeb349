import { encode } from 'uqr';
import type { UploadPicture } from './article-picture.ts';
import { opener } from './open.ts';

/** Pixels of one square, and the least width: phones take a code out of a picture that is not blurred. */
const SQUARE = 10;
const LEAST = 430;

/** A QR code of an address as a drawing, black on white with its quiet border; its unit is one square.
 *  @returns undefined: longer than a code holds */
export function qrDrawing(address: string): { svg: string; size: number } | undefined {
  let code: ReturnType<typeof encode>;
  try {
    code = encode(address, { border: 4, ecc: 'M' });
  } catch {
    return undefined; // too long
  }
  const { data, size } = code;
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const wide = size * Math.max(SQUARE, Math.ceil(LEAST / size));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${wide}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
  return { svg, size };
}

/** The same as a picture. @returns undefined: as of qrDrawing, or nothing on this machine draws */
export async function qrPicture(address: string): Promise<UploadPicture | undefined> {
  const open = await opener();
  const drawing = qrDrawing(address);
  if (!open || !drawing) return undefined;
  const picture = open(Buffer.from(drawing.svg)).png({ palette: true, colours: 2 });
  return { bytes: await picture.toBuffer(), name: 'code.png' };
}
