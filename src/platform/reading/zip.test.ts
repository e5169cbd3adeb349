import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ZipPart, zipOf } from '../../../test/support/zip.ts';
import { openZip, type Zip } from './zip.ts';

const limits = { unpacked: 1 << 20, parts: 20, tooBig: '太大', broken: '损坏' };
const open = (...parts: ZipPart[]) => openZip(zipOf(parts), limits);
const part = (name: string, text: string): ZipPart => ({ name, content: Buffer.from(text) });

async function read(zip: Zip, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of zip.read(name)!) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** A zip64 extra field: unpacked size, packed size, offset. */
const zip64 = (...values: bigint[]) => {
  const data = Buffer.alloc(4 + values.length * 8);
  data.writeUInt16LE(1, 0);
  data.writeUInt16LE(values.length * 8, 2);
  for (const [n, value] of values.entries()) data.writeBigUInt64LE(value, 4 + n * 8);
  return data;
};
const BEYOND = 2n ** 64n - 1n;

test('parts are found by name and unpacked one by one, packed or not, also again', async () => {
  const zip = await open(part('甲/一.xml', '甲'), { ...part('b\\c', 'bc'), method: 0 }, part('empty', ''));
  expect(zip.names).toEqual(['甲/一.xml', 'b/c', 'empty']);
  expect(zip.sizeOf('b/c')).toBe(2);
  expect(zip.read('d')).toBeUndefined();
  for (const [name, text] of [
    ['甲/一.xml', '甲'],
    ['b/c', 'bc'],
    ['b/c', 'bc'],
    ['empty', ''],
  ] as const)
    expect(await read(zip, name)).toBe(text);
});

describe('bounds hold, whatever the directory claims', () => {
  test('of parts', async () => {
    const parts = Array.from({ length: 21 }, (_, n) => part(`${n}`, 'x'));
    await expect(open(...parts.slice(1))).resolves.toMatchObject({ names: expect.anything() });
    await expect(open(...parts)).rejects.toThrow('损坏');
  });

  test('of all parts together, unpacked', async () => {
    const half = part('half', 'x'.repeat(600_000));
    const zip = await open({ ...half, claimed: 1 });
    expect(await read(zip, 'half')).toHaveLength(600_000);
    await expect(read(zip, 'half')).rejects.toThrow('太大');
  });

  test('of the names of a directory', async () => {
    const extra = Buffer.concat([Buffer.from([0xfe, 0xca, 0xf0, 0xff]), Buffer.alloc(0xfff0)]);
    const parts = Array.from({ length: 70 }, (_, n) => ({ ...part(`${n}`, ''), extra }));
    await expect(openZip(zipOf(parts), { ...limits, parts: 100 })).rejects.toThrow('损坏');
  });
});

test.each<[string, ZipPart, string]>([
  ['encrypted', { ...part('a', 'x'), flags: 1 }, '密码'],
  ['packed in a way nobody uses', { ...part('a', 'x'), method: 99 }, '损坏'],
  ['packed wrongly', { ...part('a', 'x'), packed: Buffer.from('no deflate at all') }, '损坏'],
  ['cut off', { ...part('a', 'x'), packed: Buffer.from([0x4b]) }, '损坏'],
  ['elsewhere than the directory says', { ...part('a', 'x'), offset: 3 }, '损坏'],
  ['beyond the end', { ...part('a', 'x'), offset: 1 << 30 }, '损坏'],
  ['beyond every file', { ...part('a', 'x'), offset: 0xffffffff, extra: zip64(BEYOND) }, '损坏'],
])('a part that is %s is refused with a sentence', async (_why, one, sentence) => {
  await expect(open(one).then((zip) => read(zip, 'a'))).rejects.toThrow(sentence);
});

test('a directory that lies beyond every file (zip64) is refused, not thrown at', async () => {
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BEYOND, 8);
  const whole = zipOf([part('a', 'x')]);
  const hostile = Buffer.concat([whole.subarray(0, -22), locator, whole.subarray(-22)]);
  await expect(openZip(hostile, limits)).rejects.toThrow('损坏');
});

test('whatever bytes are changed, a zip is read or refused with a sentence', async () => {
  const whole = zipOf([part('a', 'x'.repeat(99)), { ...part('b', 'y'), method: 0, extra: zip64(1n, 1n, 0n) }]);
  const place = fc.integer({ min: 0, max: whole.length - 1 });
  const changes = fc.array(fc.tuple(place, fc.constantFrom(0, 1, 8, 127, 255)), { minLength: 1, maxLength: 4 });
  const outcome = async (bytes: Buffer) => {
    try {
      const zip = await openZip(bytes, limits);
      for (const name of zip.names) await read(zip, name);
      return '读了';
    } catch (error) {
      return (error as Error).message;
    }
  };
  await fc.assert(
    fc.asyncProperty(changes, async (places) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of places) bytes[at] = value;
      expect(await outcome(bytes)).toMatch(/^(读了|损坏|太大|文件设有密码.*)$/);
    }),
    { numRuns: 500 },
  );
});
