import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolderInUse, holderOf, takeLock } from './lock.ts';
import { boundLog } from './log.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'gongkai-lock-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test('one holds it, the next is told by whom, and it can be taken again after', async () => {
  const release = await takeLock(data);
  expect(await holderOf(data)).toBe(process.pid);
  const refused = await takeLock(data).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DataFolderInUse);
  expect(refused).toMatchObject({ pid: process.pid, message: expect.stringContaining(`进程号 ${process.pid}`) });
  await release();
  expect(await holderOf(data)).toBeUndefined();
  await (await takeLock(data))();
  expect(readdirSync(data)).toEqual([]);
});

test.each([
  ['of a dead process', JSON.stringify({ pid: 2 ** 22 - 3, started: '1' })],
  ['whose number another process has now', JSON.stringify({ pid: process.ppid, started: '1' })],
  ['cut off in the middle of writing', '{"pid":1'],
  ['of nothing', ''],
])('a lock %s is taken over, by one of many', async (_what, left) => {
  writeFileSync(join(data, 'gongkai.lock'), left);
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(data)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await holderOf(data)).toBe(process.pid);
  expect(readdirSync(data)).toEqual(['gongkai.lock']);
});

test('the log is turned over at its limit and one older is kept', () => {
  const log = join(data, 'postgres.log');
  writeFileSync(log, 'x'.repeat(11));
  boundLog(log, 10)();
  boundLog(log, 10)();
  expect(readdirSync(data)).toEqual(['postgres.log', 'postgres.log.1']);
});
