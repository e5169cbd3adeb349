import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { articlePicture } from './article-picture.ts';
import { coverOf, drawnCover } from './cover.ts';
import { qrPicture } from './qr-picture.ts';

/** Pixels that no packing makes small. */
function noise(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  let state = 7;
  for (let n = 0; n < data.length; n += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    data[n] = state >> 16;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}
const plain = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 168, g: 32, b: 26, alpha } } });

describe('a picture of a text', () => {
  test.each([
    ['jpg', () => plain(800, 600).jpeg().toBuffer(), 'jpeg', 800, 600],
    ['png', () => plain(800, 600).png().toBuffer(), 'png', 800, 600],
    ['webp', () => plain(800, 600).webp().toBuffer(), 'jpeg', 800, 600],
    ['gif', () => plain(80, 60).gif().toBuffer(), 'png', 80, 60],
    ['a large photograph', () => noise(3000, 2000).jpeg({ quality: 95 }).toBuffer(), 'jpeg', 1280, 853],
    ['a large drawing', () => plain(4000, 400).png().toBuffer(), 'png', 1280, 128],
    ['a drawing that does not pack', () => noise(1200, 900).png().toBuffer(), 'jpeg', 1200, 900],
    [
      'turned by its camera',
      () => plain(800, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'jpeg',
      600,
      800,
    ],
    ['in the colours of print', () => plain(80, 60).toColourspace('cmyk').jpeg().toBuffer(), 'jpeg', 80, 60],
  ] as const)('%s', async (_, made, format, width, height) => {
    const out = (await articlePicture(await made()))!;
    expect(out.bytes.length).toBeLessThan(1_000_000);
    expect(out.name).toBe(format === 'png' ? 'picture.png' : 'picture.jpg');
    expect(await sharp(out.bytes).metadata()).toMatchObject({ format, width, height, space: 'srgb', hasAlpha: false });
  });

  test('tells nothing of where and by what it was taken', async () => {
    const exif = { IFD0: { Make: 'CAMERA-OF-A-PERSON' }, IFD3: { GPSLatitudeRef: 'N' } };
    const bytes = await plain(80, 60).withExif(exif).jpeg().toBuffer();
    expect(bytes.includes('CAMERA-OF-A-PERSON')).toBe(true);
    const out = (await articlePicture(bytes))!;
    expect(out.bytes.includes('CAMERA-OF-A-PERSON')).toBe(false);
    expect((await sharp(out.bytes).metadata()).exif).toBeUndefined();
  });

  test('what is transparent becomes white', async () => {
    const out = (await articlePicture(await plain(8, 8, 0).png().toBuffer()))!;
    expect([...(await sharp(out.bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['no picture', Buffer.from('%PDF-1.7')],
    ['a drawing in markup', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['cut off', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ])('%s is none', async (_, bytes) => expect(await articlePicture(bytes)).toBeUndefined());

  test('one cut off in its middle is none', async () => {
    const whole = await noise(600, 400).jpeg().toBuffer();
    expect(await articlePicture(whole.subarray(0, whole.length / 2))).toBeUndefined();
  });

  test('one that says to be larger than anything is none, at once', async () => {
    const bytes = await plain(8, 8).png().toBuffer();
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    expect(await articlePicture(bytes)).toBeUndefined();
  });
});

describe('a cover', () => {
  test('out of a picture, in its shape', async () => {
    const out = (await coverOf(await noise(600, 1200).jpeg().toBuffer()))!;
    expect(await sharp(out.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 383 });
    expect(await coverOf(Buffer.from('no'))).toBeUndefined();
  });

  test.each(['停水通知', '一'.repeat(32), '一'.repeat(200), 'W'.repeat(200), '', '<b>&amp;</b>\u0000\ud83d'])(
    'drawn with its title: %s',
    async (title) => {
      const out = (await drawnCover(title, '测试镇人民政府'))!;
      expect(await sharp(out.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 383 });
      const darkest = async (left: number, top: number, width: number, height: number) =>
        (await sharp(out.bytes).extract({ left, top, width, height }).greyscale().raw().toBuffer()).reduce(
          (least, grey) => Math.min(least, grey),
          255,
        );
      const inside = await darkest(72, 70, 756, 240);
      if (title)
        expect(inside).toBeLessThan(80); // ink
      else expect(inside).toBeGreaterThan(230);
      expect(await darkest(840, 0, 60, 383)).toBeGreaterThan(230); // and none in the margin
    },
  );
});

describe('a code of an address', () => {
  test('black and white, with its border', async () => {
    const out = (await qrPicture('https://town.example/documents/31'))!;
    const { data, info } = await sharp(out.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThanOrEqual(400);
    expect(info.width).toBe(info.height);
    expect(new Set(data)).toEqual(new Set([0, 255]));
    expect(data.subarray(0, info.width * 8).every((grey) => grey === 255)).toBe(true);
  });

  test('of one that is too long there is none', async () =>
    expect(await qrPicture(`https://town.example/${'a'.repeat(4000)}`)).toBeUndefined());
});
