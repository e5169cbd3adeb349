/** What a JPEG says of itself in its first segments (ITU-T T.81, annex B; its orientation: Exif, tag 0x0112). */
export interface JpegHead {
  width: number;
  height: number;
  /** of a pixel: 1, 3 or 4 */
  colours: number;
  /** quarter turns, clockwise, by which it is to be shown */
  turns: 0 | 1 | 2 | 3;
}

const TURNS: Readonly<Record<number, JpegHead['turns']>> = { 3: 2, 6: 1, 8: 3 };

/** @returns undefined: no JPEG, or broken off before it says how large it is */
export function jpegHead(bytes: Uint8Array): JpegHead | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let turns: JpegHead['turns'] = 0;
  for (let at = 2; at + 9 < view.length && view[at] === 0xff; ) {
    const [marker, length] = [view[at + 1]!, view.readUInt16BE(at + 2)];
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width, colours] = [view.readUInt16BE(at + 5), view.readUInt16BE(at + 7), view[at + 9]!];
      return width > 0 && height > 0 && [1, 3, 4].includes(colours) ? { width, height, colours, turns } : undefined;
    }
    if (marker === 0xe1) turns = turnsIn(view.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

function turnsIn(segment: Buffer): JpegHead['turns'] {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 20) return 0;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const four = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const from = four(4);
  if (from + 2 > tiff.length) return 0;
  for (let n = 0, at = from + 2; n < two(from) && at + 12 <= tiff.length; n += 1, at += 12)
    if (two(at) === 0x0112) return TURNS[two(at + 8)] ?? 0;
  return 0;
}
