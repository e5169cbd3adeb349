import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { makeFolder } from '../../files/folder.ts';
import { Refusal } from '../../outcome.ts';
import { SUMS } from './manifest.ts';

const DAMAGED = '备份文件不完整或已损坏，没有恢复任何内容；请换一份备份';

type Content = AsyncIterable<Buffer> | Iterable<Buffer>;
export interface Member {
  name: string;
  content: AsyncIterable<Buffer>;
}
/** Adds a member. @param size bytes, known beforehand because tar says it first @returns SHA-256, hex */
export type Add = (name: string, size: number, content: Content) => Promise<string>;

/** Writes a .tar.gz whose last member holds the SHA-256 of all others; its name appears only when it is whole on disk. */
export async function writeArchive(outFile: string, fill: (add: Add) => Promise<void>): Promise<void> {
  const part = `${outFile}.${process.pid}.part`;
  await makeFolder(dirname(outFile));
  const pack = tar.pack();
  const out = createWriteStream(part, { mode: 0o600, flush: true });
  const written = pipeline(pack, createGzip(), out);
  written.catch(() => {}); // awaited below; fill() fails first when the disk does
  try {
    const sums: string[] = [];
    const add: Add = async (name, size, content) => {
      const hash = createHash('sha256');
      const hashed = async function* () {
        for await (const chunk of content) {
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(Readable.from(hashed()), pack.entry({ name, size, mode: 0o600 }));
      const sum = hash.digest('hex');
      if (name !== SUMS) sums.push(`${sum}  ${name}\n`);
      return sum;
    };
    const filled = async () => {
      await fill(add);
      const list = Buffer.from(sums.join(''));
      await add(SUMS, list.length, [list]);
      pack.finalize();
    };
    await Promise.all([filled(), written]);
    await rename(part, outFile);
    await syncFolder(dirname(outFile));
  } catch (error) {
    pack.destroy();
    await written.catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** The members of an archive in order; read each to its end before the next. Ends only when every one of them agrees
 *  with the list of SHA-256 at the end. @throws Refusal when it is cut off or damaged anywhere */
export async function* readArchive(file: string): AsyncGenerator<Member> {
  const extract = tar.extract();
  const fed = pipeline(createReadStream(file), createGunzip(), extract);
  fed.catch(() => {}); // the loop below meets the same error
  const sums: string[] = [];
  let listed: string | undefined;
  try {
    for await (const entry of extract) {
      if (listed !== undefined) throw new Refusal(DAMAGED);
      const { name } = entry.header;
      if (name === SUMS) {
        listed = (await textOf(entry as AsyncIterable<Buffer>)).toString();
        continue;
      }
      const hash = createHash('sha256');
      const content = (async function* () {
        try {
          for await (const chunk of entry as AsyncIterable<Buffer>) {
            hash.update(chunk);
            yield chunk;
          }
        } catch (error) {
          throw asDamage(error);
        }
      })();
      yield { name, content };
      for await (const _rest of content); // what the reader left
      sums.push(`${hash.digest('hex')}  ${name}\n`);
    }
    await fed;
  } catch (error) {
    throw asDamage(error);
  } finally {
    extract.destroy();
  }
  if (listed !== sums.join('')) throw new Refusal(DAMAGED);
}

export async function textOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Whatever zlib or tar cannot read is damage; the file system's own errors stay what they are. */
function asDamage(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (!syscall) return new Refusal(DAMAGED);
  return code === 'ENOENT' ? new Refusal('没有找到备份文件') : error;
}
