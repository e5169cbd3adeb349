import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { MOST, Unreadable } from './unreadable.ts';

/** A part of a zip file, as its directory describes it (which may lie). */
interface Part {
  method: number;
  encrypted: boolean;
  packed: number;
  unpacked: number;
  offset: number;
}

export interface Zip {
  names: string[];
  /** bytes the directory claims for a part, unpacked */
  sizeOf(name: string): number;
  /** The part, unpacked piece by piece; undefined: no such part.
   *  @throws Unreadable once all parts together unpack to more than is allowed */
  read(name: string): AsyncGenerator<Buffer> | undefined;
}

const BROKEN = '文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传';
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads the directory only. Nothing is unpacked before it is asked for, and nothing is held in memory. */
export async function openZip(path: string): Promise<Zip> {
  const handle = await open(path, 'r');
  try {
    const parts = await directory(handle);
    let total = 0;
    const grow = (bytes: number) => {
      total += bytes;
      if (total > MOST.unpacked) throw new Unreadable('文件解压后过大，不像一份台账，请删去图片和无关的工作表后再上传');
    };
    return {
      names: [...parts.keys()],
      sizeOf: (name) => parts.get(name)?.unpacked ?? 0,
      read: (name) => {
        const part = parts.get(name);
        return part && unpack(path, part, grow);
      },
    };
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Unreadable(BROKEN);
  return buffer;
}

async function directory(handle: FileHandle): Promise<Map<string, Part>> {
  const { size } = await handle.stat();
  const tail = await read(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw new Unreadable(BROKEN);
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count > MOST.parts || length > 4 * 1024 * 1024 || start + length > size) throw new Unreadable(BROKEN);
  const list = await read(handle, start, length);
  const parts = new Map<string, Part>();
  for (let n = 0, i = 0; n < count; n += 1) {
    if (i + 46 > length || list.readUInt32LE(i) !== ENTRY) throw new Unreadable(BROKEN);
    const nameLength = list.readUInt16LE(i + 28);
    const name = list.toString('utf8', i + 46, i + 46 + nameLength).replaceAll('\\', '/');
    parts.set(name, {
      encrypted: (list.readUInt16LE(i + 8) & 1) === 1,
      method: list.readUInt16LE(i + 10),
      packed: list.readUInt32LE(i + 20),
      unpacked: list.readUInt32LE(i + 24),
      offset: list.readUInt32LE(i + 42),
    });
    i += 46 + nameLength + list.readUInt16LE(i + 30) + list.readUInt16LE(i + 32);
  }
  return parts;
}

async function* unpack(path: string, part: Part, grow: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (part.encrypted) throw new Unreadable('文件设有密码，请取消密码后再上传');
  if (part.method !== 0 && part.method !== 8) throw new Unreadable(BROKEN);
  const handle = await open(path, 'r');
  let start: number;
  try {
    const head = await read(handle, part.offset, 30);
    if (head.readUInt32LE(0) !== LOCAL) throw new Unreadable(BROKEN);
    start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await handle.close();
  }
  if (part.packed === 0) return;
  const packed = createReadStream(path, { start, end: start + part.packed - 1 });
  const stream = part.method === 0 ? packed : packed.pipe(createInflateRaw());
  packed.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) {
      grow((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(BROKEN);
  } finally {
    packed.destroy();
    stream.destroy();
  }
}
