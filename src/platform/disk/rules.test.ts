import { expect, test } from 'vitest';
import { cannotWrite, isDiskFull, isWorse, levelOf, warningOf } from './rules.ts';

const MB = 1024 * 1024;
const left = (mb: number, files: number | undefined = undefined, readOnly = false) => ({
  bytes: mb * MB,
  files,
  readOnly,
});

test.each([
  ['plenty', left(5000, 1_000_000), 'well'],
  ['files are not counted', left(5000), 'well'],
  ['just under the warning', left(1023), 'low'],
  ['just under the stop', left(127), 'stopped'],
  ['next to nothing', left(31), 'last'],
  ['nothing', left(0), 'last'],
  ['few files', left(5000, 19_999), 'low'],
  ['hardly any files', left(5000, 1_999), 'stopped'],
  ['no files', left(5000, 0), 'last'],
  ['the scarcest counts', left(100, 1_000_000), 'stopped'],
  ['read-only, however much is free', left(5000, 1_000_000, true), 'last'],
] as const)('%s', (_what, measured, level) => {
  expect(levelOf(measured)).toBe(level);
});

test('what is told says how much is left and what follows; nothing while all is well', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const told = (measured: ReturnType<typeof left>, refused?: Date) => warningOf(measured, refused, now);
  expect(told(left(5000))).toBeUndefined();
  expect(told(left(812.9))).toContain('只剩 812 MB，请尽快清理');
  expect(told(left(90))).toMatch(/只剩 90 MB，平台现在只能查看，不能保存.*不必重启/);
  expect(told(left(5000, 50))).toContain('可新建的文件只剩 50 个');
  expect(told(left(90, 1_000_000))).toContain('只剩 90 MB');
  expect(told(left(5000, 9, true))).toContain('只读');
  // a quota, or the disk of an outside database: known from what it refused
  expect(told(left(5000), new Date(now.getTime() - 9 * 60_000))).toContain('磁盘配额');
  expect(told(left(5000), new Date(now.getTime() - 11 * 60_000))).toBeUndefined();
});

test('worse is worse', () => {
  expect(isWorse('low', 'well')).toBe(true);
  expect(isWorse('last', 'stopped')).toBe(true);
  expect(isWorse('low', 'low')).toBe(false);
  expect(isWorse('well', 'low')).toBe(false);
});

const failed = (code: string | undefined, message = 'x', cause?: unknown) =>
  Object.assign(new Error(message, { cause }), code === undefined ? {} : { code });

test.each([
  ['full, of the system', failed('ENOSPC'), true],
  ['full, of the database', failed('53100'), true],
  ['over quota', failed('EDQUOT'), true],
  [
    'over quota, of the database, which has no code for it',
    failed('XX000', 'could not write: Disk quota exceeded'),
    true,
  ],
  ['read-only', failed('EROFS'), true],
  ['read-only, of the database', failed('42501', 'could not open file: Read-only file system'), true],
  ['within another', failed(undefined, 'x', failed('ENOSPC')), true],
  ['not permitted', failed('42501', 'permission denied for table'), false],
  ['no memory', failed('53200'), false],
  ['no error', 'ENOSPC', false],
])('no room to write: %s', (_what, error, full) => {
  expect(isDiskFull(error)).toBe(full);
});

test('what is noted beside a reading may be left out where nothing can be written', () => {
  expect(cannotWrite(failed('25006'))).toBe(true);
  expect(cannotWrite(failed('53100'))).toBe(true);
  expect(cannotWrite(failed('23505'))).toBe(false);
  expect(cannotWrite(undefined)).toBe(false);
});
