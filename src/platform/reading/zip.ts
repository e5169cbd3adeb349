import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { partName } from './part-name.ts';
import { Unreadable } from './unreadable.ts';

export interface Zip {
  names: string[];
  /** how many parts have the name of another, of which only the last is found */
  repeated: number;
  /** bytes the directory claims for a part, unpacked; it may lie */
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

/** Bytes of the directory's names, notes and extra fields. */
const DIRECTORY = 4 * 1024 * 1024;

/** Reads the directory only; nothing is unpacked before it is asked for. Never from a path: yauzl lets an offset beyond
 *  every file throw where nobody can catch it, and files that are uploaded are small. @throws Unreadable */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<Zip> {
  const { file, parts } = await directory(bytes, limits);
  let total = 0;
  const grow = (by: number) => {
    total += by;
    if (total > limits.unpacked) throw new Unreadable(limits.tooBig);
  };
  return {
    names: [...parts.keys()],
    repeated: file.entryCount - parts.size,
    sizeOf: (name) => parts.get(name)?.uncompressedSize ?? 0,
    read: (name) => {
      const part = parts.get(name);
      return part && unpack(file, part, grow, limits);
    },
  };
}

async function directory(bytes: Uint8Array, limits: ZipLimits): Promise<{ file: ZipFile; parts: Map<string, Entry> }> {
  const parts = new Map<string, Entry>();
  let length = 0;
  try {
    // Sizes are counted here while unpacking, and names are only looked up: neither is a reason to refuse an odd writer.
    const options = { decodeStrings: false, validateEntrySizes: false };
    const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
    if (file.entryCount > limits.parts) throw new Unreadable(limits.broken);
    for await (const entry of file.eachEntry()) {
      length += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (length > DIRECTORY) throw new Unreadable(limits.broken);
      parts.set(partName(entry), entry);
    }
    return { file, parts };
  } catch {
    throw new Unreadable(limits.broken);
  }
}

async function* unpack(
  file: ZipFile,
  part: Entry,
  grow: (bytes: number) => void,
  { broken }: ZipLimits,
): AsyncGenerator<Buffer> {
  if (part.isEncrypted()) throw new Unreadable('文件设有密码，请取消密码后再上传');
  if (part.compressedSize === 0) return;
  try {
    for await (const piece of await file.openReadStreamPromise(part)) {
      grow(piece.length);
      yield piece;
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(broken);
  }
}
