import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

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

/** How much a zip may hold, and the sentences for the person who sent it when it holds more or is damaged. */
export interface ZipLimits {
  /** bytes of all parts that are read, unpacked */
  unpacked: number;
  parts: number;
  tooBig: string;
  broken: string;
}

/** Where the bytes are. */
interface Source {
  size: number;
  /** @throws whatever it may when there are fewer bytes */
  read(position: number, length: number): Promise<Buffer>;
  stream(start: number, length: number): Readable;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads the directory only. Nothing is unpacked before it is asked for, and nothing is held in memory.
 *  @param from the path of a file, or its bytes */
export async function openZip(from: string | Uint8Array, limits: ZipLimits): Promise<Zip> {
  const source = typeof from === 'string' ? await fileSource(from, limits) : bytesSource(from, limits);
  const parts = await directory(source, limits);
  let total = 0;
  const grow = (bytes: number) => {
    total += bytes;
    if (total > limits.unpacked) throw new Unreadable(limits.tooBig);
  };
  return {
    names: [...parts.keys()],
    sizeOf: (name) => parts.get(name)?.unpacked ?? 0,
    read: (name) => {
      const part = parts.get(name);
      return part && unpack(source, part, grow, limits);
    },
  };
}

async function fileSource(path: string, { broken }: ZipLimits): Promise<Source> {
  const withHandle = async <T>(use: (handle: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> => {
    const handle = await open(path, 'r');
    return use(handle).finally(() => handle.close());
  };
  const { size } = await withHandle((handle) => handle.stat());
  return {
    size,
    read: (position, length) =>
      withHandle(async (handle) => {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await handle.read(buffer, 0, length, position);
        if (bytesRead < length) throw new Unreadable(broken);
        return buffer;
      }),
    stream: (start, length) => createReadStream(path, { start, end: start + length - 1 }),
  };
}

function bytesSource(bytes: Uint8Array, { broken }: ZipLimits): Source {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: async (position, length) => {
      if (position + length > buffer.length) throw new Unreadable(broken);
      return buffer.subarray(position, position + length);
    },
    stream: (start, length) => Readable.from([buffer.subarray(start, start + length)]),
  };
}

async function directory(source: Source, { parts: most, broken }: ZipLimits): Promise<Map<string, Part>> {
  const { size } = source;
  const tail = await source.read(Math.max(0, size - 65_557), Math.min(size, 65_557));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw new Unreadable(broken);
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count > most || length > 4 * 1024 * 1024 || start + length > size) throw new Unreadable(broken);
  const list = await source.read(start, length);
  const parts = new Map<string, Part>();
  for (let n = 0, i = 0; n < count; n += 1) {
    if (i + 46 > length || list.readUInt32LE(i) !== ENTRY) throw new Unreadable(broken);
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

async function* unpack(
  source: Source,
  part: Part,
  grow: (bytes: number) => void,
  { broken }: ZipLimits,
): AsyncGenerator<Buffer> {
  if (part.encrypted) throw new Unreadable('文件设有密码，请取消密码后再上传');
  if (part.method !== 0 && part.method !== 8) throw new Unreadable(broken);
  const head = await source.read(part.offset, 30);
  if (head.readUInt32LE(0) !== LOCAL) throw new Unreadable(broken);
  if (part.packed === 0) return;
  const packed = source.stream(part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), part.packed);
  const stream = part.method === 0 ? packed : packed.pipe(createInflateRaw());
  packed.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) {
      grow((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(broken);
  } finally {
    packed.destroy();
    stream.destroy();
  }
}
