import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Sealer } from '../sealing/sealing.ts';
import type { FileStore } from './files.ts';

/** How a sealed file begins; no kind of file that may be uploaded begins so. Then: length of the sealed key (2 bytes),
 *  the file's own key sealed, and pieces of up to PIECE bytes, each sealed for its place and for being the last or not,
 *  so that nothing can be moved, left out or cut off unseen. */
const SIGN = Buffer.from('GKSEAL01');
const PURPOSE = 'file';
const PIECE = 64 * 1024;
const TAG = 16;

function nonceOf(place: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(place, 4);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of one size, the last one shorter or empty, and says which is the last. */
async function* pieces(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    while (held.length > size) {
      yield { piece: held.subarray(0, size), last: false };
      held = held.subarray(size);
    }
  }
  yield { piece: held, last: true };
}

/** Bytes as they are kept: sealed by AES-256-GCM under a key of their own, which the books' key seals. */
export async function* sealed(chunks: AsyncIterable<Buffer>, sealer: Sealer): AsyncGenerator<Buffer> {
  const key = randomBytes(32);
  const head = sealer.seal(key.toString('base64'), PURPOSE);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(head.length);
  yield Buffer.concat([SIGN, length, head]);
  let place = 0;
  for await (const { piece, last } of pieces(chunks, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, last));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    place += 1;
  }
}

async function* opened(chunks: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let place = 0;
  for await (const { piece, last } of pieces(chunks, PIECE + TAG)) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, last), { authTagLength: TAG });
    decipher.setAuthTag(piece.subarray(-TAG));
    yield Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()]);
    place += 1;
  }
}

/** A file of the store, opened where it is sealed; those of before were not. @throws FailureError when the key is not at
 *  hand; the stream fails where the file was changed */
export async function readOpened(files: FileStore, sealer: Sealer, hash: string): Promise<Readable> {
  const handle = await open(files.path(hash), 'r');
  try {
    const start = Buffer.alloc(SIGN.length + 2);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    if (bytesRead < start.length || !start.subarray(0, SIGN.length).equals(SIGN)) return files.read(hash);
    const head = Buffer.alloc(start.readUInt16BE(SIGN.length));
    await handle.read(head, 0, head.length, start.length);
    const key = Buffer.from(sealer.open<string>(head, PURPOSE), 'base64');
    return Readable.from(opened(files.read(hash, start.length + head.length), key), { objectMode: false });
  } finally {
    await handle.close();
  }
}
