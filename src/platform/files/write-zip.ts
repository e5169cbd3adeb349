import { crc32, deflateRawSync } from 'node:zlib';

/** 1980-01-01, the first day that a zip can tell: a copy tells nothing of when it was made. */
const DAY = 0x21;
const UTF8 = 0x800;
/** Parts that readers expect as they are. */
const STORED = new Set(['mimetype']);

/** A zip of parts, in their order. APPNOTE 4.3 */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [part, content] of parts) {
    const name = Buffer.from(part);
    const stored = STORED.has(part) || content.length === 0;
    const packed = stored ? content : deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(UTF8, 2);
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt16LE(DAY, 8);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, rest, name);
    at += 4 + head.length + name.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}
