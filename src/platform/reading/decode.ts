import { encodingOf } from './encoding.ts';

/** Text of a file by its mark, else UTF-8 or GB18030, whichever it can be; where it can be neither, being damaged, by what
 *  is declared. UTF-16 without a mark is told by its zero bytes. @param charset declared beside the file
 *  @returns undefined when it is no text */
export function decodeText(bytes: Uint8Array, charset = ''): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(buffer) ?? unmarkedUtf16(buffer) ?? known(charset) ?? declared(buffer);
  if (!encoding) return undefined;
  const text = new TextDecoder(encoding).decode(buffer);
  return controls(text) > text.length / 100 ? undefined : text;
}

/** Latin text in UTF-16 has a zero in every second byte. */
function unmarkedUtf16(buffer: Buffer): string | undefined {
  const head = buffer.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const enough = head.length / 20;
  if (odd > enough && even === 0) return 'utf-16le';
  if (even > enough && odd === 0) return 'utf-16be';
  return undefined;
}

/** A damaged page still says what it was. */
function declared(buffer: Buffer): string | undefined {
  const head = buffer.subarray(0, 4000).toString('latin1');
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  return buffer.subarray(0, 4000).includes(0) ? undefined : known(name);
}

/** The encoding that a page's word for it means. */
const known = (name = ''): string | undefined =>
  /^gb/i.test(name) ? 'gb18030' : /^utf-?8/i.test(name) ? 'utf-8' : undefined;

function controls(text: string): number {
  let count = 0;
  for (let i = 0; i < Math.min(text.length, 100_000); i += 1) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) count += 1;
  }
  return count;
}
