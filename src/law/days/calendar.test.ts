import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Arrangement,
  arrangementProblems,
  createCalendar,
  isCountable,
  LawInputError,
  parseDate,
  publishBy,
  replyDue,
  statutoryHolidays,
} from '../index.ts';

const calendar = createCalendar();
const at = (date: string) => calendar.day(parseDate(date));
const none = { extended: false, asked: [] };

/** The arrangements as chinese-days ships them, read as plain data: no code of the engine is used. */
const folder = join(dirname(fileURLToPath(import.meta.resolve('chinese-days'))), 'years');
const raw = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): [number, { holidays: object; workdays: object }] => [
      Number(name.slice(0, 4)),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
);

/** Counts on fingers over milliseconds and the raw data. */
function byHand(received: string, days: number, pauses: [string, string][]): string {
  let time = Date.parse(`${received}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    time += 86_400_000;
    const date = new Date(time).toISOString().slice(0, 10);
    const { holidays, workdays } = raw.get(Number(date.slice(0, 4)))!;
    const weekend = [0, 6].includes(new Date(time).getUTCDay());
    const working = date in workdays || (!weekend && !(date in holidays));
    if (working && !pauses.some(([asked, answered]) => date > asked && date <= answered)) left -= 1;
  }
  return new Date(time).toISOString().slice(0, 10);
}

describe('days', () => {
  test.each([
    ['2023-09-29', false, 'holiday', '中秋'],
    ['2023-10-07', true, 'makeUp', '国庆节'],
    ['2024-02-09', true, 'workday', undefined],
    ['2024-02-04', true, 'makeUp', '春节'],
    ['2020-01-31', false, 'holiday', '春节'],
    ['2023-06-17', false, 'weekend', undefined],
    ['2025-10-08', false, 'holiday', '国庆节'],
  ])('%s: working %s, %s, %s', (date, working, kind, name) => {
    expect(at(date)).toMatchObject({ working, kind, provisional: false });
    expect(at(date).name?.slice(0, 2)).toBe(name?.slice(0, 2));
  });

  test('2019 to 2026 are known; a year whose data lacks a statutory holiday is not believed', () => {
    for (let year = 2019; year <= 2026; year += 1) expect(calendar.knows(year)).toBe(true);
    expect(Object.keys(raw.get(2012)!.holidays)).not.toContain('2012-06-23');
    expect(calendar.knows(2012)).toBe(false);
    expect(calendar.knows(2090)).toBe(false);
  });

  test('without an arrangement: weekends and statutory holidays, provisional', () => {
    expect(at('2090-10-01')).toEqual({ working: false, kind: 'holiday', name: '国庆节', provisional: true });
    expect(at('2090-10-04')).toEqual({ working: true, kind: 'workday', provisional: true });
    expect(publishBy(parseDate('2090-09-01'), calendar).provisional).toBe(true);
  });

  test('a date is provisional as soon as one day on the way is', () => {
    const lastKnown = Array.from({ length: 60 }, (_, i) => 2026 + i).find((year) => !calendar.knows(year + 1))!;
    expect(replyDue(parseDate(`${lastKnown}-11-01`), none, calendar).provisional).toBe(false);
    expect(replyDue(parseDate(`${lastKnown}-12-20`), none, calendar).provisional).toBe(true);
  });

  test('the statutory days of a year: 13 since 2025, 11 before, 中秋 on 国庆 counted once a day', () => {
    expect(statutoryHolidays(2026)).toHaveLength(13);
    expect(statutoryHolidays(2024)).toHaveLength(11);
    expect(statutoryHolidays(2027).map(({ date }) => date)).toEqual([
      ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05'],
      ...['2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
    ]);
  });

  test.each(['2007-12-31', '2100-01-01', '2023-02-30', '2023-2-3', '', '2023-02-03T00:00', '+002023-01-01'])(
    'refuses %s',
    (date) => expect(() => parseDate(date)).toThrow(LawInputError),
  );

  test('a count that leaves the range is refused, not cut off', () => {
    expect(() => publishBy(parseDate('2099-12-20'), calendar)).toThrow(/2008 年至 2099 年/);
  });
});

describe('an arrangement entered by a person', () => {
  const days = (year: number, from: string, to: string, name: string) => {
    const found: { date: string; name: string }[] = [];
    for (let d = parseDate(`${year}-${from}`); d.toString() <= `${year}-${to}`; d = d.add({ days: 1 }))
      found.push({ date: d.toString(), name });
    return found;
  };
  const invented: Arrangement = {
    year: 2090,
    holidays: [
      ...statutoryHolidays(2090).filter(({ name }) => name !== '国庆节'),
      ...days(2090, '10-01', '10-07', '国庆节'),
    ],
    workdays: [{ date: '2090-09-30', name: '国庆节' }],
  };

  test('makes its year known, day by day', () => {
    expect(arrangementProblems({ ...invented, workdays: [{ date: '2090-09-24', name: '国庆节' }] })).toEqual([]);
    const told = createCalendar([{ ...invented, workdays: [{ date: '2090-09-24', name: '国庆节' }] }]);
    expect(told.knows(2090)).toBe(true);
    expect(told.day(parseDate('2090-09-24'))).toMatchObject({ working: true, kind: 'makeUp', provisional: false });
    expect(told.isWorking(parseDate('2090-10-06'))).toBe(false);
    expect(told.day(parseDate('2091-01-04')).provisional).toBe(true);
  });

  test('of the year after a Tuesday New Year reaches back into December', () => {
    const back: Arrangement = {
      year: 2030,
      holidays: [...statutoryHolidays(2030), { date: '2029-12-31', name: '元旦' }],
      workdays: [{ date: '2029-12-29', name: '元旦' }],
    };
    expect(calendar.day(parseDate('2029-12-31'))).toMatchObject({ working: true, provisional: true });
    const told = createCalendar([back]);
    expect(told.isWorking(parseDate('2029-12-31'))).toBe(false);
    expect(told.isWorking(parseDate('2029-12-29'))).toBe(true);
  });

  test.each([
    ['a weekday as make-up day', { workdays: [{ date: '2090-09-25', name: '国庆节' }] }, '不是周六或周日'],
    ['a missing statutory day', { holidays: invented.holidays.filter(({ name }) => name !== '端午') }, '端午'],
    ['a day twice', { holidays: [...invented.holidays, invented.holidays[0]!] }, '重复填写'],
    ['a day of another year', { holidays: [...invented.holidays, { date: '2091-05-01', name: '劳动节' }] }, '不属于'],
    ['a day that does not exist', { holidays: [...invented.holidays, { date: '2090-02-30', name: '春节' }] }, '不存在'],
  ])('refuses %s', (_, change, words) => {
    const wrong = { ...invented, workdays: [], ...change };
    expect(arrangementProblems(wrong).join()).toContain(words);
    expect(() => createCalendar([wrong])).toThrow(LawInputError);
  });
});

test('the engine agrees with an independent count over raw data', () => {
  const start = Date.parse('2019-01-01T00:00:00Z');
  const plus = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const pause = fc.tuple(fc.nat(70), fc.nat(40));
  fc.assert(
    fc.property(fc.nat(365 * 7 + 200), fc.boolean(), fc.array(pause, { maxLength: 3 }), (n, extended, pauses) => {
      const received = new Date(start + n * 86_400_000).toISOString().slice(0, 10);
      const spans = pauses.map(([after, length]): [string, string] => [
        plus(received, after),
        plus(received, after + length),
      ]);
      const asked = spans.map(([a, b]) => ({ asked: parseDate(a), answered: parseDate(b) }));
      const due = replyDue(parseDate(received), { extended, asked }, calendar);
      expect(due.date.toString()).toBe(byHand(received, extended ? 40 : 20, spans));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2008-01-01', true],
  ['2024-02-29', true],
  ['2097-12-31', true],
  ['2098-01-01', false],
  ['2007-12-31', false],
  ['1940-01-01', false],
  ['2023-02-29', false],
  ['2024-1-1', false],
  ['', false],
])('whether limits can be counted from %j: %s', (text, countable) => {
  expect(isCountable(text)).toBe(countable);
});
