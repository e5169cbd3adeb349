import { inflateSync } from 'node:zlib';
import { Unreadable } from '../../../platform/reading/index.ts';
import { isDict, nameIn, type Stream, type Value } from './values.ts';

const MOST = 64 * 1024 * 1024;
const UNKNOWN = 'PDF 的写法特殊，不能生成副本，请另存或者打印为 PDF 后再试';

/** What a stream holds, unpacked. ISO 32000-1 7.4 @param resolve of what stands elsewhere @throws Unreadable */
export function unpacked({ dict, bytes }: Stream, resolve: (value: Value | undefined) => Value): Buffer {
  const list = (key: string) => {
    const value = resolve(dict.get(key));
    return (Array.isArray(value) ? value : value === null ? [] : [value]).map(resolve);
  };
  const parameters = list('DecodeParms');
  let data = bytes;
  for (const [n, filter] of list('Filter').entries()) {
    const name = nameIn(filter);
    if (name === 'FlateDecode' || name === 'Fl') data = predicted(inflated(data), parameters[n]);
    else if (name === 'ASCIIHexDecode' || name === 'AHx')
      data = Buffer.from(
        data
          .toString('latin1')
          .split('>')[0]!
          .replace(/[^0-9a-f]/gi, ''),
        'hex',
      );
    else if (name === 'ASCII85Decode' || name === 'A85') data = ascii85(data);
    else throw new Unreadable(UNKNOWN);
  }
  return data;
}

function inflated(data: Buffer): Buffer {
  try {
    // many writers cut the sum at the end
    return inflateSync(data, { maxOutputLength: MOST, finishFlush: 2 });
  } catch {
    throw new Unreadable('PDF 的内容已经损坏或者过大，不能生成副本');
  }
}

/** Rows that tell how they differ from the one above. 7.4.4.4 */
function predicted(data: Buffer, parameters: Value | undefined): Buffer {
  const told = (key: string, usual: number) => {
    const value = isDict(parameters) ? parameters.get(key) : undefined;
    return typeof value === 'number' ? value : usual;
  };
  if (told('Predictor', 1) < 10) {
    if (told('Predictor', 1) > 1) throw new Unreadable(UNKNOWN);
    return data;
  }
  const each = Math.max(1, (told('Colors', 1) * told('BitsPerComponent', 8)) >> 3);
  const row = Math.max(1, Math.ceil((told('Colors', 1) * told('BitsPerComponent', 8) * told('Columns', 1)) / 8));
  const rows = Math.floor(data.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let y = 0; y < rows; y += 1) {
    const how = data[y * (row + 1)]!;
    for (let x = 0; x < row; x += 1) {
      const left = x >= each ? out[y * row + x - each]! : 0;
      const up = y ? out[(y - 1) * row + x]! : 0;
      const corner = y && x >= each ? out[(y - 1) * row + x - each]! : 0;
      const guess =
        how === 1 ? left : how === 2 ? up : how === 3 ? (left + up) >> 1 : how === 4 ? paeth(left, up, corner) : 0;
      out[y * row + x] = (data[y * (row + 1) + 1 + x]! + guess) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function ascii85(data: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (count: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let n = 0; n < count; n += 1) out.push(Math.floor(value / 256 ** (3 - n)) & 0xff);
    group = [];
  };
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && !group.length) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) {
      group.push(byte - 0x21);
      if (group.length === 5) flush(4);
    }
  }
  if (group.length > 1) {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    flush(count);
  }
  return Buffer.from(out);
}
