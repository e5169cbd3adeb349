import { crc32, deflateSync } from 'node:zlib';
import { type Grey, scaled } from './grey.ts';

/** Dots an inch at which a page is kept for those who look at it, and as they are scanned. */
const KEPT = 150 / 200;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A page as PNG (ISO/IEC 15948) of 16 greys, in three quarters of its size. */
export function writePng(page: Grey): Buffer {
  const { width, height, data } = scaled(page, Math.round(page.width * KEPT), Math.round(page.height * KEPT));
  const row = (width + 1) >> 1;
  const raw = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round(data[y * width + x]! / 17);
      raw[y * (row + 1) + 1 + (x >> 1)]! |= x % 2 === 0 ? grey << 4 : grey;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 4; // bits of a grey
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND')]);
}

function chunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
