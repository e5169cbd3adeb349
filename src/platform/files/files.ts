import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** bytes of one file at most, whatever it is for */
export const FILE_LIMIT = 20 * 1024 * 1024;

export interface StoredFile {
  /** SHA-256, hex: the file's name in the store. */
  hash: string;
  /** bytes, as they came */
  size: number;
  /** SHA-256, hex, of what came: the name too, unless it is kept in another form */
  content: string;
}

/** What is done to the bytes before they are kept. */
type Form = (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;

async function* asTheyCame(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

/** Files by their content under one folder; written and synced before a row names them, never changed. */
export class FileStore {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash);
  }

  /** @param start bytes to leave out */
  read(hash: string, start = 0): ReadStream {
    return createReadStream(this.path(hash), { start });
  }

  /** Takes a file off the disk that nothing names any more, unless it was written since. @returns whether it is gone */
  async remove(hash: string, writtenBefore: Date): Promise<boolean> {
    const found = await stat(this.path(hash)).catch(() => undefined);
    if (found && found.mtime >= writtenBefore) return false;
    await rm(this.path(hash), { force: true });
    return true;
  }

  /** Streams to disk. @param fits says by the first bytes (up to 8192) whether it may stay; what may not never enters
   *  the store @param form as what it is kept
   *  @returns undefined when the stream is longer than FILE_LIMIT */
  async keep(
    stream: Readable,
    fits: (start: Buffer) => Promise<boolean> = async () => true,
    form: Form = asTheyCame,
  ): Promise<StoredFile | undefined> {
    const part = join(this.parts, randomUUID());
    await mkdir(this.parts, { recursive: true });
    const content = createHash('sha256');
    const kept = createHash('sha256');
    const start: Buffer[] = [];
    let size = 0;
    try {
      await pipeline(
        stream,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            if (size < 8192) start.push(chunk);
            size += chunk.length;
            if (size > FILE_LIMIT) continue; // to its end, or what follows it in the form is lost
            content.update(chunk);
            yield chunk;
          }
        },
        form,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            kept.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(part),
      );
      if (size > FILE_LIMIT) return undefined;
      const stored = { hash: kept.digest('hex'), size, content: content.digest('hex') };
      if (!(await fits(Buffer.concat(start).subarray(0, 8192)))) return stored;
      await sync(part);
      const path = this.path(stored.hash);
      await mkdir(dirname(path), { recursive: true });
      await rename(part, path);
      await sync(dirname(path));
      return stored;
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Writes the next piece of a file that comes in parts, to the disk for sure. @param name of it, of letters, digits and
   *  '-' @param at bytes there before @returns undefined: fewer are there than were said to be */
  async addPart(name: string, at: number, bytes: Uint8Array): Promise<true | undefined> {
    await mkdir(this.parts, { recursive: true });
    const path = join(this.parts, name);
    const there = await stat(path).catch(() => undefined);
    if ((there?.size ?? 0) < at) return undefined;
    const handle = await open(path, there ? 'r+' : 'w');
    try {
      await handle.truncate(at); // what came after it is of somebody who was ended before it was kept
      await handle.write(bytes, 0, bytes.length, at);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  }

  /** What came of it so far. */
  readParts(name: string): ReadStream {
    return createReadStream(join(this.parts, name));
  }

  async dropParts(name: string): Promise<void> {
    await rm(join(this.parts, name), { force: true });
  }

  /** Removes the halves that a program left behind which was killed while files came. @param before when they were last
   *  written to: younger ones may still be coming, to another process @returns how many */
  async removeParts(before: Date): Promise<number> {
    let gone = 0;
    for (const name of await readdir(this.parts).catch(() => [])) {
      const path = join(this.parts, name);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtime >= before) continue;
      await rm(path, { recursive: true, force: true });
      gone += 1;
    }
    return gone;
  }

  /** Names of all files of the store, one folder after the other. */
  async *shelves(): AsyncGenerator<string[]> {
    for (const name of await readdir(this.folder).catch(() => []))
      if (/^[0-9a-f]{2}$/.test(name)) yield await readdir(join(this.folder, name));
  }

  private get parts(): string {
    return join(this.folder, 'part');
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
