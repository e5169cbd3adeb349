import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { figureDoubt } from './figure-doubt.ts';
import { type Grey, paper, quarterTurned, scaled, turned } from './grey.ts';
import { type Blot, blotsIn, writtenLines } from './ink.ts';
import { pictureOfFile } from './picture-file.ts';
import { readPng } from './read-png.ts';
import { readyPage } from './ready.ts';
import { ruledIn } from './ruled.ts';
import { straightened } from './straight.ts';
import { writePng } from './write-png.ts';

/** Fills a box with ink. */
function fill({ width, data }: Grey, [x0, y0, x1, y1]: readonly number[], grey = 0): void {
  for (let y = y0!; y < y1!; y += 1) data.fill(grey, y * width + x0!, y * width + x1!);
}

/** A table of three columns and four rows on a page, with something written in each cell. */
function table(): Grey {
  const page = paper(1200, 900);
  for (let row = 0; row <= 4; row += 1) fill(page, [150, 100 + row * 60, 1052, 102 + row * 60]);
  for (let column = 0; column <= 3; column += 1) fill(page, [150 + column * 300, 100, 152 + column * 300, 342]);
  for (let row = 0; row < 4; row += 1)
    for (let column = 0; column < 3; column += 1)
      fill(page, [290 + column * 300, 120 + row * 60, 300 + column * 300, 142 + row * 60]);
  return page;
}

test.each([-5, -2, -0.4, 0, 0.3, 1.7, 3])('a page that lies askew by %s° is made straight', (degrees) => {
  expect(straightened(turned(table(), degrees)).degrees).toBeCloseTo(-degrees, 1);
});

test('the lines of a table are found, also on grey paper; strokes of letters are none', () => {
  const page = table();
  fill(page, [200, 500, 290, 505]); // a stroke, and an underline that meets nothing
  fill(page, [400, 600, 900, 602]);
  for (let at = 0; at < page.data.length; at += 1) page.data[at] = Math.round(page.data[at]! * 0.75) + 5;
  const { lines, mask, picture } = readyPage(page);
  const levels = lines.filter(({ way }) => way === 'level').sort((a, b) => a.at - b.at);
  const uprights = lines.filter(({ way }) => way === 'upright').sort((a, b) => a.at - b.at);
  expect(levels.map(({ at }) => Math.round(at))).toEqual([101, 161, 221, 281, 341]);
  expect(uprights.map(({ at }) => Math.round(at))).toEqual([151, 451, 751, 1051]);
  const cell = blotsIn(picture, mask, { x0: 152, y0: 102, x1: 450, y1: 160 });
  expect(cell).toMatchObject([{ x0: 290, y0: 120, x1: 300, y1: 142, touches: false }]);
});

test('a cell under something grey is no blank one: it stays dark', () => {
  const page = table();
  fill(page, [460, 104, 740, 158], 119);
  const { picture, mask } = readyPage(page);
  const [blot] = blotsIn(picture, mask, { x0: 453, y0: 103, x1: 750, y1: 160 });
  expect(blot!.x1 - blot!.x0).toBeGreaterThan(200);
});

test('a disc on a line hides no cell beside it: it is ink', () => {
  const page = table();
  for (let y = 120; y < 200; y += 1) {
    const half = Math.round(Math.sqrt(40 ** 2 - (y - 160) ** 2));
    fill(page, [595 - half, y, 595 + half, y + 1], 60);
  }
  const { picture, mask } = readyPage(page);
  for (const [y0, y1] of [
    [103, 159],
    [163, 219],
  ] as const)
    expect(blotsIn(picture, mask, { x0: 453, y0, x1: 750, y1 }).some(({ size }) => size > 500)).toBe(true);
});

test('what runs into a line is told', () => {
  const page = table();
  fill(page, [500, 130, 508, 165]);
  const { mask } = ruledIn(page);
  const blots = blotsIn(page, mask, { x0: 453, y0: 103, x1: 750, y1: 160 });
  expect(blots.map(({ touches }) => touches)).toEqual([false, true]);
});

const blot = (x0: number, x1: number, y0 = 0, y1 = 24): Blot => ({
  x0,
  x1,
  y0,
  y1,
  size: (x1 - x0) * (y1 - y0),
  touches: false,
});
test.each<[string, string, Blot[], boolean]>([
  ['one digit', '0', [blot(0, 12)], true],
  ['three digits', '625', [blot(0, 12), blot(15, 27), blot(30, 42)], true],
  ['a digit whose thin stroke was lost is one', '65', [blot(0, 12), blot(15, 27, 0, 8), blot(15, 26, 10, 24)], true],
  ['two that touch', '77', [blot(0, 26)], true],
  ['a decimal', '7.5', [blot(0, 12), blot(15, 18, 20, 24), blot(21, 33)], true],
  ['fewer digits than ink', '1', [blot(0, 6), blot(12, 18)], false],
  ['more digits than ink', '110', [blot(0, 6), blot(12, 24)], false],
  ['a decimal sign that was not read', '75', [blot(0, 12), blot(15, 18, 20, 24), blot(21, 33)], false],
  ['figures of two cells', '12', [blot(0, 6), blot(60, 72)], false],
  ['a piece of a seal beside it', '10', [blot(0, 6), blot(12, 24, -20, 30)], false],
  ['a stroke that runs into a line', '1', [{ ...blot(0, 6), touches: true }], false],
])('%s: %s', (_, text, blots, sure) => {
  expect(figureDoubt(text, blots) === undefined).toBe(sure);
});

test('lines of writing: a character of strokes one above the other is one line', () => {
  const three = [blot(0, 24, 2, 5), blot(2, 22, 11, 14), blot(0, 24, 20, 24)];
  const upper = [blot(0, 10, 0, 24), blot(12, 30, 1, 24)];
  const below = (blots: Blot[], by: number) => blots.map((one) => ({ ...one, y0: one.y0 + by, y1: one.y1 + by }));
  expect(writtenLines([...upper, ...below(three, 40), ...below(upper, 80)]).map((line) => line.length)).toEqual([
    2, 3, 2,
  ]);
});

test('a page is kept as PNG of 16 greys in three quarters of its size', () => {
  const page = table();
  const kept = readPng(writePng(page), 10_000_000)!;
  const small = scaled(page, 900, 675);
  expect([kept.width, kept.height]).toEqual([900, 675]);
  expect(kept.data.every((grey, at) => Math.abs(grey - small.data[at]!) <= 9)).toBe(true);
});

test('PNG and JPEG as pages: the longer side of A4, what is transparent white, a red seal as light as paper', async () => {
  const canvas = createCanvas(600, 800);
  const context = canvas.getContext('2d');
  context.fillStyle = 'black';
  context.fillRect(60, 80, 60, 80);
  context.fillStyle = '#e01010';
  context.fillRect(300, 400, 60, 80);
  const at = ({ width, height, data }: Grey, x: number, y: number) =>
    data[Math.round(y * height) * width + Math.round(x * width)]!;
  const png = await pictureOfFile(canvas.toBuffer('image/png'));
  expect([png.width, png.height]).toEqual([1754, 2339]);
  expect([at(png, 0.9, 0.9), at(png, 0.15, 0.15), at(png, 0.55, 0.55) > 210]).toEqual([255, 0, true]);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = 'white';
  context.fillRect(0, 0, 600, 800);
  const jpeg = await pictureOfFile(canvas.toBuffer('image/jpeg', 95));
  expect([jpeg.width, jpeg.height]).toEqual([1754, 2339]);
  expect([at(jpeg, 0.9, 0.9) > 250, at(jpeg, 0.15, 0.15) < 5, at(jpeg, 0.55, 0.55) > 200]).toEqual([true, true, true]);
});

test.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['a PNG that is only a beginning', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  [
    'a PNG that says it is 60,000 pixels wide',
    Buffer.from(`89504e470d0a1a0a0000000d494844520000ea600000ea6008060000000000000000000000`, 'hex'),
  ],
  ['a JPEG that is only a beginning', Buffer.from('ffd8ffe000104a46', 'hex')],
  ['a JPEG without a picture in it', Buffer.from('ffd8ffc000110801000100030122000211010311010000ffd9', 'hex')],
])('%s is refused with a sentence', async (_, bytes) => {
  await expect(pictureOfFile(bytes)).rejects.toThrow(/请另存为/);
});

test('a picture turned by quarters four times is the same', () => {
  const page = table();
  const same = (a: Grey, b: Grey) => a.width === b.width && Buffer.from(a.data).equals(b.data);
  expect(same(quarterTurned(quarterTurned(page, 1), 3), page)).toBe(true);
  expect(same(quarterTurned(quarterTurned(page, 1), 1), quarterTurned(page, 2))).toBe(true);
});
