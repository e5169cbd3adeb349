import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { temporarySealer } from '../sealing/sealing.ts';
import { FileStore } from './files.ts';
import { readOpened, sealed } from './sealed-files.ts';

const folder = await mkdtemp(join(tmpdir(), 'gongkai-sealed-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const files = new FileStore(folder);
const sealer = temporarySealer();
const WORDS = '张演示 000000199001010018 ';
const PIECE = 64 * 1024;

const bytesOf = (length: number) => Buffer.alloc(length, WORDS);
/** In chunks that have nothing to do with the pieces. */
function* chunksOf(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}
const keep = async (bytes: Buffer) =>
  (await files.keep(Readable.from(chunksOf(bytes)), undefined, (chunks) => sealed(chunks, sealer)))!;
async function read(hash: string, by = sealer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await readOpened(files, by, hash)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test.each([1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_000])(
  'a file of %i bytes comes back as it was; on the disk stands none of it',
  async (length) => {
    const bytes = bytesOf(length);
    const { hash, size } = await keep(bytes);
    expect(size).toBe(length);
    expect((await read(hash)).equals(bytes)).toBe(true);
    const kept = readFileSync(files.path(hash));
    if (length > 100) expect(kept.includes('000000199001010018')).toBe(false);
  },
);

test('the same file twice is two files on the disk and one content', async () => {
  const [one, two] = [await keep(bytesOf(100)), await keep(bytesOf(100))];
  expect(one.hash).not.toBe(two.hash);
  expect(one.content).toBe(two.content);
});

test('changed, cut off at a piece or with another key it does not open', async () => {
  const change: [string, (path: string) => void][] = [
    [
      'a bit',
      (path) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 40]! ^= 1;
        writeFileSync(path, bytes);
      },
    ],
    ['the last piece', (path) => truncateSync(path, readFileSync(path).length - (10 + 16))],
    ['the end', (path) => truncateSync(path, readFileSync(path).length - 1)],
  ];
  for (const [what, spoil] of change) {
    const { hash } = await keep(bytesOf(2 * PIECE + 10));
    spoil(files.path(hash));
    await expect(read(hash), what).rejects.toThrow();
  }
  const { hash } = await keep(bytesOf(100));
  await expect(read(hash, temporarySealer())).rejects.toThrow();
});

test('files from before, and those that are published, are read as they are', async () => {
  const { hash, content } = (await files.keep(Readable.from([bytesOf(50)])))!;
  expect(content).toBe(hash);
  expect((await read(hash)).equals(bytesOf(50))).toBe(true);
});
