import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '../../files/files.ts';
import { syncFolder } from './archive.ts';

/** Files of a backup on their way in: they wait beside the store until the whole backup has been read. */
export class Incoming {
  readonly damaged: string[] = [];
  private readonly taken: string[] = [];
  private readonly store: FileStore;
  private readonly waiting: string;

  constructor(folder: string) {
    this.store = new FileStore(folder);
    this.waiting = join(folder, 'part', `restore-${randomUUID()}`);
  }

  get count(): number {
    return this.taken.length;
  }

  async take(hash: string, content: AsyncIterable<Buffer>): Promise<void> {
    await mkdir(this.waiting, { recursive: true });
    const found = createHash('sha256');
    const hashed = async function* () {
      for await (const chunk of content) {
        found.update(chunk);
        yield chunk;
      }
    };
    await pipeline(Readable.from(hashed()), createWriteStream(join(this.waiting, hash), { flush: true }));
    if (found.digest('hex') === hash) this.taken.push(hash);
    else this.damaged.push(hash);
  }

  /** Moves them to their places, for good. */
  async keep(): Promise<void> {
    const shelves = new Set<string>();
    for (const hash of this.taken) {
      const path = this.store.path(hash);
      if (!shelves.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
      shelves.add(dirname(path));
      await rename(join(this.waiting, hash), path);
    }
    for (const shelf of shelves) await syncFolder(shelf);
    if (shelves.size) await syncFolder(this.store.folder);
  }

  async clear(): Promise<void> {
    await rm(this.waiting, { recursive: true, force: true });
  }
}
