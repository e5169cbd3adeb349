import { Unreadable } from '../../../platform/reading/index.ts';
import { WHY } from '../bounds.ts';

export interface Segment {
  marker: number;
  /** where it begins, at its mark, and where it ends */
  from: number;
  to: number;
  /** without mark and length */
  data: Buffer;
}

const SOS = 0xda;
const EOI = 0xd9;
/** A mark that says how large the picture is: any SOF, but not DHT, JPG, DAC, which stand between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** The segments of a JPEG in order, up to its end; what is scanned stands between them. ITU-T T.81 B.1
 *  @returns also where the picture ends; undefined: it is cut off @throws Unreadable where it is damaged before it begins */
export function jpegSegments(bytes: Buffer): {
  segments: Segment[];
  end: number | undefined;
  size: { width: number; height: number } | undefined;
} {
  const segments: Segment[] = [];
  let size: { width: number; height: number } | undefined;
  let at = 2;
  for (;;) {
    while (at + 1 < bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined || bytes[at] !== 0xff) {
      if (!size) throw new Unreadable(WHY.broken);
      return { segments, end: undefined, size };
    }
    if (marker === EOI) return { segments, end: at + 2, size };
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const to = at + 2 + Math.max(2, length);
    const data = bytes.subarray(at + 4, to);
    segments.push({ marker, from: at, to, data });
    if (isFrame(marker) && data.length >= 5) size ??= { height: data.readUInt16BE(1), width: data.readUInt16BE(3) };
    at = marker === SOS ? endOfScan(bytes, to) : to;
  }
}

/** Where the next mark stands that is none of what is scanned. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

export interface Chunk {
  type: string;
  from: number;
  to: number;
  data: Buffer;
}

/** The chunks of a PNG. PNG 5.3 @returns also where it ends; undefined: it is cut off @throws Unreadable */
export function pngChunks(bytes: Buffer): { chunks: Chunk[]; end: number | undefined } {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.subarray(at + 4, at + 8).toString('latin1');
    const to = at + 12 + length;
    if (to > bytes.length) break;
    chunks.push({ type, from: at, to, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return { chunks, end: to };
    at = to;
  }
  if (chunks[0]?.type !== 'IHDR') throw new Unreadable(WHY.broken);
  return { chunks, end: undefined };
}
