import { deflateRawSync } from 'node:zlib';

/** One part of a zip, as its directory tells it; what is left out is as it should be. */
export interface ZipPart {
  name: string;
  /** instead of the name in UTF-8: its bytes */
  rawName?: Buffer;
  content?: Buffer;
  /** instead of the content: its bytes as they stand in the file */
  packed?: Buffer;
  /** bytes that the directory claims, unpacked */
  claimed?: number;
  /** of packing; 8 is deflate */
  method?: number;
  /** bit 0: encrypted */
  flags?: number;
  /** where the directory says that the part begins */
  offset?: number;
  extra?: Buffer;
}

/** A zip (APPNOTE 4.3), without checksums, to be honest or to lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { content = Buffer.alloc(0), method = 8, flags = 0, extra = Buffer.alloc(0), ...part } of parts) {
    const name = part.rawName ?? Buffer.from(part.name);
    const packed = part.packed ?? (method === 8 ? deflateRawSync(content, { level: 9 }) : content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(part.claimed ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(part.offset ?? at, 42);
    bodies.push(local, name, packed);
    entries.push(entry, name, extra);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length & 0xffff, 8);
  end.writeUInt16LE(parts.length & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}
