import { inflateSync } from 'node:zlib';
import { type Grey, paper } from './grey.ts';
import { greyOf } from './pixels.ts';

/** Values of a pixel by the kind of colour (ISO/IEC 15948, 11.2.1). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Head {
  width: number;
  height: number;
  bits: number;
  colour: number;
}

/** Reads a PNG, what is transparent as white. @param most pixels
 *  @returns undefined: no PNG, broken, larger, or interlaced, which no scanner writes */
export function readPng(bytes: Uint8Array, most: number): Grey | undefined {
  try {
    return unpacked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), most);
  } catch {
    return undefined; // cut off, or packed otherwise than it says
  }
}

function unpacked(bytes: Buffer, most: number): Grey | undefined {
  const chunks = [...chunksOf(bytes)];
  const first = chunks.find(({ type }) => type === 'IHDR')?.content;
  if (!first) return undefined;
  const head = { width: first.readUInt32BE(0), height: first.readUInt32BE(4), bits: first[8]!, colour: first[9]! };
  const channels = CHANNELS[head.colour];
  const { width, height, bits } = head;
  if (!channels || ![1, 2, 4, 8, 16].includes(bits) || first[12] !== 0) return undefined;
  if (width === 0 || height === 0 || width * height > most) return undefined;
  const row = Math.ceil((width * channels * bits) / 8);
  const packed = Buffer.concat(chunks.flatMap(({ type, content }) => (type === 'IDAT' ? [content] : [])));
  const raw = inflateSync(packed, { maxOutputLength: (row + 1) * height });
  if (raw.length < (row + 1) * height) return undefined;
  unfilter(raw, row, height, Math.max(1, (channels * bits) >> 3));
  const palette = chunks.find(({ type }) => type === 'PLTE')?.content;
  if (head.colour === 3 && !palette) return undefined;
  return greys(raw, row, head, palette);
}

function* chunksOf(bytes: Buffer): Generator<{ type: string; content: Buffer }> {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    yield { type, content: bytes.subarray(at + 8, at + 8 + length) };
    if (type === 'IEND') return;
    at += 12 + length;
  }
}

/** Undoes what each row was made from its neighbours by (9.2). */
function unfilter(raw: Buffer, row: number, height: number, step: number): void {
  for (let y = 0; y < height; y += 1) {
    const from = y * (row + 1) + 1;
    const kind = raw[from - 1]!;
    for (let x = 0; x < row; x += 1) {
      const left = x >= step ? raw[from + x - step]! : 0;
      const above = y > 0 ? raw[from + x - row - 1]! : 0;
      const corner = x >= step && y > 0 ? raw[from + x - row - 1 - step]! : 0;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][kind] ?? 0;
      raw[from + x] = (raw[from + x]! + guess) & 255;
    }
  }
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function greys(raw: Buffer, row: number, { width, height, bits, colour }: Head, palette: Buffer | undefined): Grey {
  const channels = CHANNELS[colour]!;
  const full = 2 ** Math.min(bits, 8) - 1;
  const to = paper(width, height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (row + 1) + 1;
    const value = (n: number): number => {
      if (bits >= 8) return raw[from + (n * bits) / 8]!;
      return (raw[from + ((n * bits) >> 3)]! >> (8 - bits - ((n * bits) & 7))) & full;
    };
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      const index = value(at) * 3;
      const grey =
        colour === 3
          ? greyOf(palette![index] ?? 0, palette![index + 1] ?? 0, palette![index + 2] ?? 0)
          : channels < 3
            ? (value(at) * 255) / full
            : greyOf(value(at), value(at + 1), value(at + 2));
      const cover = colour === 4 || colour === 6 ? value(at + channels - 1) / 255 : 1;
      to.data[y * width + x] = Math.round(grey * cover + 255 * (1 - cover));
    }
  }
  return to;
}
