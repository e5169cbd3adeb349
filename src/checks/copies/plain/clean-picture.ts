import { jpegSegments, pngChunks } from '../../inside/pictures/structure.ts';
import { orientationOf } from '../../inside/pictures/tiff.ts';

/** Segments by which a JPEG shows as it does: JFIF, colours (ICC), Adobe's mark. */
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
/** Chunks by which a PNG shows as it does. */
const SHOWING = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
);

/** A JPEG or PNG without what it carries besides what it shows: place, device, author, comments, thumbnail, what hangs
 *  behind its end. What it shows is not touched. @returns undefined: it is neither @throws Unreadable where it is damaged */
export function cleanPicture(bytes: Buffer, note: (what: string) => void): Buffer | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes, note);
  return bytes.subarray(0, 4).toString('latin1') === '\u0089PNG' ? cleanPng(bytes, note) : undefined;
}

function cleanJpeg(bytes: Buffer, note: (what: string) => void): Buffer {
  const { segments, end = bytes.length } = jpegSegments(bytes);
  const pieces = [bytes.subarray(0, 2)];
  let at = 2;
  for (const { marker, from, to, data } of segments) {
    const icc = marker === APP2 && data.subarray(0, 11).toString('latin1') === 'ICC_PROFILE';
    const carried = (marker > APP0 && marker <= APP15 && marker !== APP14 && !icc) || marker === COMMENT;
    if (!carried) continue;
    pieces.push(bytes.subarray(at, from));
    at = to;
    note('照片信息');
    const turned = data.subarray(0, 5).toString('latin1') === 'Exif\0' ? orientationOf(data.subarray(6)) : undefined;
    if (turned) pieces.push(orientation(turned));
  }
  pieces.push(bytes.subarray(at, end));
  if (end < bytes.length) note('图片后面的数据');
  return Buffer.concat(pieces);
}

/** A segment that says how the picture is turned, and nothing else. */
function orientation(turned: number): Buffer {
  const segment = Buffer.from(
    'ffe1002245786966000049492a00080000000100120103000100000000000000000000000000',
    'hex',
  ).subarray(0, 36);
  segment.writeUInt8(turned, 28);
  return segment;
}

function cleanPng(bytes: Buffer, note: (what: string) => void): Buffer {
  const { chunks, end = bytes.length } = pngChunks(bytes);
  const kept = chunks.filter(({ type }) => SHOWING.has(type));
  if (kept.length < chunks.length) note('图片信息');
  if (end < bytes.length) note('图片后面的数据');
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ from, to }) => bytes.subarray(from, to))]);
}
