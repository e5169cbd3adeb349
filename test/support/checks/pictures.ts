/** A chunk of a PNG, without its checksum. */
export function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  return bytes;
}

/** A PNG of 800 by 600 that shows nothing. */
export function pngOf(...chunks: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(800, 0);
  head.writeUInt32BE(600, 4);
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([start, chunk('IHDR', head), ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

export function segment(marker: number, data: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + data.length);
  bytes.writeUInt16BE(0xff00 | marker, 0);
  bytes.writeUInt16BE(data.length + 2, 2);
  data.copy(bytes, 4);
  return bytes;
}

/** A JPEG of 800 by 600 that shows nothing. */
export const jpegOf = (...segments: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    ...segments,
    segment(0xc0, Buffer.from('0802580320010111', 'hex')),
    segment(0xda, Buffer.alloc(6)),
    Buffer.from('aaff00bbffd9', 'hex'),
  ]);

/** A segment of EXIF that tells a maker, how the picture is turned, and 47.5° N 130.25° E. */
export function exifSegment(turned = 1): Buffer {
  const bytes = Buffer.alloc(260);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  const entry = (at: number, [tag, type, count]: [number, number, number], value: number | Buffer) => {
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(count, at + 4);
    if (typeof value === 'number') bytes.writeUInt32LE(value, at + 8);
    else value.copy(bytes, at + 8);
  };
  bytes.writeUInt16LE(3, 8);
  entry(10, [0x010f, 2, 4], Buffer.from('Cam\0'));
  entry(22, [0x0112, 3, 1], turned);
  entry(34, [0x8825, 4, 1], 60);
  bytes.writeUInt16LE(4, 60);
  entry(62, [1, 2, 2], Buffer.from('N\0'));
  entry(74, [2, 5, 3], 130);
  entry(86, [3, 2, 2], Buffer.from('E\0'));
  entry(98, [4, 5, 3], 160);
  [47, 1, 30, 1, 0, 1].forEach((value, n) => void bytes.writeUInt32LE(value, 130 + n * 4));
  [130, 1, 15, 1, 0, 1].forEach((value, n) => void bytes.writeUInt32LE(value, 160 + n * 4));
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), bytes]));
}
