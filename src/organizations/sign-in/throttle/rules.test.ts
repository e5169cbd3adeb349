import { expect, test } from 'vitest';
import { afterWrong, isPaused, markedName, networkOf, pauseAfter } from './rules.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000);

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [8, 8],
  [9, 15],
  [10, 15],
  [10_000, 15],
])('%i wrong tries in a row, five of them free: a pause of %i minutes', (failures, minutes) => {
  expect(pauseAfter(failures, 5)).toBe(minutes * 60_000);
});

test.each([
  ['in the pause', 10, 9, true],
  ['at its end', 10, 10, false],
  ['an end no pause reaches: a clock since put back', 60 * 24 * 365, 0, false],
])('%s', (_why, until, now, paused) => {
  expect(isPaused({ failures: 5, pausedUntil: at(until), failedAt: at(0) }, at(now))).toBe(paused);
});

test.each([
  ['one more soon after', 4, 0, 5, 5],
  ['after a day all begins anew', 9, 0, 24 * 60 + 1, 1],
  ['a day ahead of the clock counts no more', 9, 24 * 60 + 1, 0, 1],
])('%s', (_why, failures, failedAt, now, after) => {
  const before = { failures, pausedUntil: null, failedAt: at(failedAt) };
  expect(afterWrong(before, 'pair', at(now))).toMatchObject({ failures: after, failedAt: at(now) });
});

test.each([
  ['198.51.100.9', '198.51.100.9'],
  ['::ffff:198.51.100.9', '198.51.100.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2:aaaa::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ['zhangwei', 'zh…（8 字）'],
  ['Geheim-Wort-1', 'Ge…（13 字）'],
  ['a', 'a…（1 字）'],
])('of %s the log shows %s', (typed, shown) => {
  expect(markedName(typed)).toBe(shown);
});
