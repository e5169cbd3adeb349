import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Disk, measure } from './disk.ts';
import { makeReserve, RESERVE_BYTES, releaseReserve } from './reserve.ts';
import { STOP_BYTES } from './rules.ts';
import { watchDisk } from './watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GB = 1024 ** 3;
const left = (bytes: number) => ({ bytes, files: undefined, readOnly: false });

test('a folder’s disk says what is left; one that is not there says nothing', async () => {
  expect((await measure(folder)).bytes).toBeGreaterThan(0);
  const disk = new Disk([join(folder, 'gone')]);
  await disk.look();
  expect(disk.level).toBe('well');
});

test('of several disks the scarcest counts', async () => {
  const sizes: Record<string, number> = { one: 5 * GB, two: 0.2 * GB, three: 0.5 * GB };
  const disk = new Disk(Object.keys(sizes), async (name) => left(sizes[name]!));
  await disk.look();
  expect([disk.level, disk.bytes]).toEqual(['low', 0.2 * GB]);
});

test('the terminal is told once, again when it worsens, and when it is over', async () => {
  let bytes = 5 * GB;
  const disk = new Disk([folder], async () => left(bytes));
  const said: string[] = [];
  const stop = watchDisk(disk, undefined, (line) => said.push(line), 5);
  for (const next of [0.5 * GB, 0.4 * GB, 0.01 * GB, 0.5 * GB, 5 * GB]) {
    bytes = next;
    await setTimeout(100);
  }
  await stop();
  expect(said.map((line) => /只剩 \d+ MB|恢复。/.exec(line)?.[0])).toEqual(['只剩 512 MB', '只剩 10 MB', '恢复。']);
});

test('the reserve is made where there is room for it, once, and given back only when nothing is left', async () => {
  const file = join(folder, 'postgres.reserve');
  await makeReserve(file, STOP_BYTES + RESERVE_BYTES - 1);
  expect(existsSync(file)).toBe(false);
  await makeReserve(file, 5 * GB);
  expect(statSync(file)).toMatchObject({ size: RESERVE_BYTES });
  expect(statSync(file).blocks * 512).toBeGreaterThanOrEqual(RESERVE_BYTES);
  const { ino } = statSync(file);
  await makeReserve(file, 5 * GB);
  expect(statSync(file).ino).toBe(ino);
  expect(releaseReserve(file)).toBe(false); // this disk has room
  expect(releaseReserve(join(folder, 'none'))).toBe(false);
});
