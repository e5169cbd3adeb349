import { expect, test } from 'vitest';
import { isHour, nextDigest, plainAddress, renewal } from './rules.ts';

test.each([
  ['2024-03-04', 'daily', '2024-03-05', 'a Monday: the next day'],
  ['2024-02-28', 'daily', '2024-02-29', 'a leap year'],
  ['2024-12-31', 'daily', '2025-01-01', 'over the year'],
  ['2024-03-04', 'weekly', '2024-03-11', 'on a Monday: the next one'],
  ['2024-03-10', 'weekly', '2024-03-11', 'on a Sunday: tomorrow'],
  ['2024-03-13', 'weekly', '2024-03-18', 'off since Monday: not the day itself again'],
] as const)('after %s, %s: %s (%s)', (today, rhythm, next, _why) => {
  expect(nextDigest(today, rhythm)).toBe(next);
});

test.each([
  ['2024-03-04T00:00:00Z', true, '8:00 in China'],
  ['2024-03-03T23:59:59Z', false, '7:59'],
  ['2024-03-03T16:00:00Z', false, 'midnight in China'],
  ['2024-03-04T15:59:00Z', true, '23:59: late is not never'],
] as const)('at %s digests go out: %s (%s)', (at, out, _why) => {
  expect(isHour(new Date(at))).toBe(out);
});

test.each([
  ['2023-03-10', null, '2024-02-24', undefined, 'more than two weeks before'],
  ['2023-03-10', null, '2024-02-25', 'ask', 'two weeks before'],
  ['2023-03-10', '2024-02-25', '2024-03-09', undefined, 'asked, and it waits'],
  ['2023-03-10', '2024-02-25', '2024-03-10', 'erase', 'a year, asked two weeks ago'],
  ['2023-03-10', '2024-03-09', '2024-03-12', undefined, 'asked late: two weeks to answer all the same'],
  ['2023-03-10', '2024-03-09', '2024-03-23', 'erase', 'and then no more'],
  ['2023-03-10', null, '2024-04-01', 'ask', 'could not be asked before'],
  ['2023-03-10', null, '2024-05-09', 'erase', 'could never be asked: nothing is kept for ever'],
  ['2024-02-29', null, '2025-02-14', 'ask', 'begun on a leap day'],
] as const)('renewed %s, asked %s, on %s: %s (%s)', (renewed, asked, today, what, _why) => {
  expect(renewal(renewed, asked, today)).toBe(what);
});

test('an address in capitals, in full width or with spaces is the same', () => {
  expect(plainAddress(' Zhang@Example.COM ')).toBe('zhang@example.com');
  expect(plainAddress('ｚhang@example.com')).toBe('zhang@example.com');
});
