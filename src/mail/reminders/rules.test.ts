import { expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { instantOf, minuteOf } from '../../platform/dates.ts';
import { digestOf } from './digest.ts';
import { clockOf, mayGoAt, minuteFrom, USUAL, type Wish, wishFrom } from './rules.ts';

const calendar = createCalendar();
const each: Wish = { ...USUAL, mode: 'each' };
const noon: Wish = { ...each, from: 12 * 60, to: 14 * 60, daysOff: false };
const always: Wish = { ...each, quiet: false };

test.each<[string, Wish, string | undefined, string, string]>([
  // now (China)        wish    last daily mail   goes               why
  ['2024-05-14T10:05', each, undefined, '2024-05-14 10:05', 'a working day by day'],
  ['2024-05-14T20:00', each, undefined, '2024-05-15 08:00', 'quiet from this minute on, over midnight'],
  ['2024-05-14T19:59', each, undefined, '2024-05-14 19:59', 'the last minute before'],
  ['2024-05-15T00:30', each, undefined, '2024-05-15 08:00', 'after midnight it is still that night'],
  ['2024-05-15T08:00', each, undefined, '2024-05-15 08:00', 'the night is over'],
  ['2024-05-17T21:00', each, undefined, '2024-05-20 08:00', 'a Friday night lasts until Monday'],
  ['2024-05-11T09:00', each, undefined, '2024-05-11 09:00', 'a Saturday that is worked'],
  ['2024-04-30T21:00', each, undefined, '2024-05-06 08:00', 'the holiday of 1 May'],
  ['2024-05-18T09:00', noon, undefined, '2024-05-18 09:00', 'days off are not quiet for who chose so'],
  ['2024-05-14T12:30', noon, undefined, '2024-05-14 14:00', 'a rest at noon'],
  ['2024-05-18T23:00', always, undefined, '2024-05-18 23:00', 'no quiet hours'],
  ['2024-05-14T07:00', USUAL, undefined, '2024-05-14 08:00', 'the one mail of a day waits for the morning'],
  ['2024-05-14T10:00', USUAL, undefined, '2024-05-14 10:00', 'none went today: the machine was off in the morning'],
  ['2024-05-14T10:00', USUAL, '2024-05-14', '2024-05-15 08:00', 'one went today'],
  ['2024-05-17T10:00', USUAL, '2024-05-17', '2024-05-20 08:00', 'the next working day'],
  ['2024-05-18T10:00', { ...USUAL, quiet: false }, undefined, '2024-05-20 08:00', 'once a day is once a working day'],
  ['2024-05-14T07:00', { ...USUAL, to: 570 }, undefined, '2024-05-14 09:30', 'who sleeps longer gets it later'],
  ['2024-05-14T21:00', { ...USUAL, mode: 'none' }, undefined, '2024-05-15 08:00', 'what must be told waits too'],
])('%s goes %#: %s', (now, wish, last, goes) => {
  expect(minuteOf(mayGoAt(wish, instantOf(now), calendar, last))).toBe(goes);
});

test('what may go goes now, to the second', () => {
  const now = new Date('2024-05-14T02:05:33.123Z');
  expect(mayGoAt(each, now, calendar)).toBe(now);
});

test.each([
  ['08:05', 485],
  ['23:59', 1439],
  ['24:00', undefined],
  ['8:00', 480],
  ['8：00 ', 480],
  ['', undefined],
  ['08:60', undefined],
  ['08:05:00', undefined],
])('a time of the day: %s', (text, minute) => {
  expect(minuteFrom(text)).toBe(minute);
  if (minute !== undefined) expect(minuteFrom(clockOf(minute))).toBe(minute);
});

test('quiet hours that cannot be are told at the field', () => {
  const typed = { mode: 'each' as const, quiet: true, daysOff: true };
  expect(wishFrom({ ...typed, from: '20:00', to: '08:00' })).toMatchObject({
    ok: true,
    value: { from: 1200, to: 480 },
  });
  expect(wishFrom({ ...typed, from: '25:00', to: '' })).toMatchObject({
    ok: false,
    fields: { from: expect.stringContaining('时间'), to: expect.stringContaining('时间') },
  });
  expect(wishFrom({ ...typed, from: '08:00', to: '08:00' })).toMatchObject({
    ok: false,
    fields: { to: expect.stringContaining('同一时间') },
  });
  expect(wishFrom({ ...typed, quiet: false, from: '08:00', to: '08:00' }).ok).toBe(true);
});

test('five hundred things: the mail names the most pressing, counts the rest and says how much is left that day', () => {
  const lines = Array.from({ length: 500 }, (_, n) => ({
    ...{ what: `第 ${n} 件`, href: `/console/things/${n}` },
    dueOn: n === 499 ? '2024-05-10' : n === 498 ? '2024-05-14' : n % 2 ? '2024-05-20' : null,
  }));
  const given = { name: '张演示', today: '2024-05-14', calendar, site: 'https://gk.example.com' };
  const { subject, body } = digestOf({ ...given, lines, before: [] });
  expect(subject).toBe('【提醒】500 项，其中 1 项已超期');
  const named = body.split('\n').filter((line) => line.startsWith('· '));
  expect(named).toHaveLength(31);
  expect(named.slice(0, 3)).toEqual([
    '· 第 499 件：已超期（最后一天 2024-05-10）',
    '· 第 498 件：今天到期（最后一天 2024-05-14）',
    '· 第 1 件：还有 4 个工作日（最后一天 2024-05-20）',
  ]);
  expect(named.at(-1)).toBe('· 另有 470 项');
  expect(body).toContain('https://gk.example.com/console/notices');
});
