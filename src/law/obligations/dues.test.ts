import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, parseDate } from '../index.ts';
import { type DueEvent, duesOf, type ObligationVersion, type OwingOffice, reckoner } from './dues.ts';
import { periodDays, periodName, periodsNamed } from './periods.ts';
import { coverageOf, dueStanding, timelinessRate } from './standing.ts';

const calendar = createCalendar();
const reckon = reckoner(calendar);
const village = (id: number, more: Partial<OwingOffice> = {}): OwingOffice => ({
  ...{ id, kind: 'village', since: null, closed: null },
  ...more,
});
const monthly = (more: Partial<ObligationVersion> = {}): ObligationVersion => ({
  ...{ obligation: 1, version: 11, number: 1, from: '2026-01-01', ended: false, frequency: 'monthly' },
  ...{ term: { by: 'after', count: 10, in: 'workingDays' }, subject: { of: 'villages' } },
  ...more,
});
const lines = (
  versions: ObligationVersion[],
  through: string,
  offices: OwingOffice[] = [village(1)],
  events: DueEvent[] = [],
) =>
  duesOf({ versions, offices, events }, through, reckon).map(
    ({ office, period, on, provisional }) => `${office} ${period} ${on}${provisional ? ' 暂定' : ''}`,
  );

describe('who owes what by when', () => {
  test('each village each month that has begun', () => {
    expect(lines([monthly()], '2026-03-01', [village(1), village(2)])).toEqual([
      '1 2026-01 2026-02-13',
      '2 2026-01 2026-02-13',
      '1 2026-02 2026-03-13',
      '2 2026-02 2026-03-13',
      '1 2026-03 2026-04-15',
      '2 2026-03 2026-04-15',
    ]);
  });

  test('a period is owed under the version of its last day; one whose term was over before, under none', () => {
    const plan = { by: 'monthDay', month: 3, day: 31, year: 'same' } as const;
    expect(lines([monthly({ from: '2026-06-15', frequency: 'yearly', term: plan })], '2026-12-01')).toEqual([]);
    expect(lines([monthly({ from: '2026-03-01', frequency: 'yearly', term: plan })], '2026-12-01')).toEqual([
      '1 2026 2026-03-31',
    ]);
    expect(lines([monthly({ from: '2026-06-15' })], '2026-07-02')).toEqual([
      '1 2026-06 2026-07-14',
      '1 2026-07 2026-08-14',
    ]);
  });

  test('a wrong period entered after half a year is mended backwards', () => {
    const wrong = monthly();
    const right = monthly({ version: 12, number: 2, frequency: 'quarterly' });
    expect(lines([wrong, right], '2026-07-01')).toEqual([
      '1 2026-Q1 2026-04-15',
      '1 2026-Q2 2026-07-14',
      '1 2026-Q3 2026-10-20',
    ]);
    const since = { ...right, from: '2026-05-10' };
    expect(lines([wrong, since], '2026-06-30').map((line) => line.split(' ')[1])).toEqual([
      ...['2026-01', '2026-02', '2026-03', '2026-04'],
      '2026-Q2',
    ]);
  });

  test('what ended is owed no more', () => {
    const end = monthly({ version: 12, number: 2, from: '2026-03-10', ended: true });
    expect(lines([monthly(), end], '2026-06-01').map((line) => line.split(' ')[1])).toEqual(['2026-01', '2026-02']);
  });

  test('a closed village owes what ended before; its heir owes its own, once', () => {
    const offices = [village(1, { closed: { on: '2026-02-10', into: 2 } }), village(2)];
    expect(lines([monthly()], '2026-02-28', offices)).toEqual([
      '1 2026-01 2026-02-13',
      '2 2026-01 2026-02-13',
      '2 2026-02 2026-03-13',
    ]);
    const named = monthly({ subject: { of: 'offices', ids: [1, 2] } });
    expect(lines([named], '2026-02-28', offices)).toEqual(lines([monthly()], '2026-02-28', offices));
    const one = monthly({ subject: { of: 'offices', ids: [1] } });
    expect(lines([one], '2026-02-28', offices)).toEqual(['1 2026-01 2026-02-13', '2 2026-02 2026-03-13']);
  });

  test('offices closed into each other end the search', () => {
    const circle = [
      village(1, { closed: { on: '2026-01-05', into: 2 } }),
      village(2, { closed: { on: '2026-01-05', into: 1 } }),
    ];
    expect(lines([monthly({ subject: { of: 'offices', ids: [1] } })], '2026-02-01', circle)).toEqual([]);
  });

  test('a new village owes what ends while it is there', () => {
    expect(lines([monthly()], '2026-03-31', [village(1, { since: '2026-03-02' })])).toEqual(['1 2026-03 2026-04-15']);
  });

  test('events: of one office, or of everybody; what happened is owed under the version of its day', () => {
    const budget = monthly({
      ...{ frequency: 'onEvent', term: { by: 'after', count: 20, in: 'days' }, subject: { of: 'authority' } },
    });
    const event: DueEvent = { id: 7, obligation: 1, office: null, on: '2026-03-05' };
    expect(lines([budget], '2026-03-05', [village(1)], [event])).toEqual(['null e7 2026-03-25']);
    expect(lines([budget], '2026-03-04', [village(1)], [event])).toEqual([]);
    const lists = { ...budget, subject: { of: 'places' } as const };
    expect(lines([lists], '2026-04-01', [village(1), village(2)], [event, { ...event, id: 8, office: 2 }])).toEqual([
      '1 e7 2026-03-25',
      '2 e7 2026-03-25',
      '2 e8 2026-03-25',
    ]);
  });

  test('once: from the first day on which it held, whatever was reworded later', () => {
    const once = monthly({ frequency: 'once', term: { by: 'after', count: 30, in: 'days' } });
    const reworded = { ...once, version: 12, number: 2, from: '2026-05-01' };
    expect(lines([once], '2026-05-02')).toEqual(['1 once 2026-02-02']);
    expect(lines([once, reworded], '2026-05-02')).toEqual(['1 once 2026-02-02']);
  });

  test('a year without an arrangement is provisional, and counted anew when it is published', () => {
    const later = monthly({ from: '2029-09-01' });
    expect(lines([later], '2029-09-01')).toEqual(['1 2029-09 2029-10-17 暂定']);
  });
});

/** Counts on fingers over milliseconds and the arrangements as they are shipped; nothing of the code is used. */
const folder = join(dirname(fileURLToPath(import.meta.resolve('chinese-days'))), 'years');
const raw = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): [number, { holidays: object; workdays: object }] => [
      Number(name.slice(0, 4)),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
);
const DAY = 86_400_000;
const text = (time: number) => new Date(time).toISOString().slice(0, 10);
function works(time: number): boolean {
  const { holidays, workdays } = raw.get(new Date(time).getUTCFullYear())!;
  const weekend = [0, 6].includes(new Date(time).getUTCDay());
  return text(time) in workdays || (!weekend && !(text(time) in holidays));
}
function byHand(year: number, month: number, months: number, count: number): string {
  let time = Date.UTC(year, month - 1 + months, 0);
  for (let left = count; left > 0; ) {
    time += DAY;
    if (works(time)) left -= 1;
  }
  return text(time);
}

test('random rhythms, terms and villages: each due once, on the day that fingers count', () => {
  const months = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(months) as (keyof typeof months)[])),
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 2019, max: 2023 }),
      fc.integer({ min: 0, max: 900 }),
      (frequency, count, villages, year, length) => {
        const version = monthly({ from: `${year}-01-01`, frequency, term: { by: 'after', count, in: 'workingDays' } });
        const through = text(Date.UTC(year, 0, 1) + length * DAY);
        const offices = Array.from({ length: villages }, (_, n) => village(n + 1));
        const found = duesOf({ versions: [version], offices, events: [] }, through, reckon);
        const expected: string[] = [];
        for (let at = 0; text(Date.UTC(year, at, 1)) <= through; at += months[frequency])
          for (const { id } of offices) expected.push(`${id} ${byHand(year, at + 1, months[frequency], count)}`);
        expect(found.map(({ office, on }) => `${office} ${on}`)).toEqual(expected);
        expect(new Set(found.map(({ office, period }) => `${office} ${period}`)).size).toBe(found.length);
        // whoever asks in another order is told the same
        const turned = duesOf({ versions: [version], offices: [...offices].reverse(), events: [] }, through, reckon);
        expect(turned).toEqual(found);
      },
    ),
    { numRuns: 150 },
  );
});

test.each([
  ['2026-11', '2026年11月', '2026-11-30'],
  ['2026-Q4', '2026年第四季度', '2026-12-31'],
  ['2026-H1', '2026年上半年', '2026-06-30'],
  ['2026', '2026年', '2026-12-31'],
])('the period %s is called %s and ends on %s', (key, name, last) => {
  expect(periodName(key)).toBe(name);
  expect(periodDays(key).last.toString()).toBe(last);
  expect(periodDays(key).key).toBe(key);
});

test.each<[string, string, string[]]>([
  ['建设村2026年11月财务收支公开', '2026-12-08', ['2026-11']],
  ['建设村十一月财务', '2026-12-08', ['2026-11']],
  ['建设村11月份财务公开', '2026-12-08', ['2026-11']],
  ['建设村12月份财务公开', '2026-01-09', ['2025-12']],
  ['2026年第三季度惠农补贴发放表', '2026-10-20', ['2026-Q3']],
  ['2026年上半年办事指南核对情况', '2026-06-20', ['2026-H1']],
  ['2026年度部门预算', '2026-03-10', ['2026']],
  ['关于2026年11月20日停水的通知', '2026-11-18', []],
  ['建设村2026年10月、11月财务公开', '2026-12-08', ['2026-10', '2026-11']],
  ['建设村村规民约', '2026-12-08', []],
])('“%s” made public on %s names %j', (title, published, keys) => {
  expect(periodsNamed(title, parseDate(published))).toEqual(keys);
});

test.each<[string, string | null, boolean, string, string, string]>([
  ['2026-11-13', '2026-10-20', false, '2026-11-20', 'met', 'early counts'],
  ['2026-11-13', '2026-11-13', false, '2026-11-20', 'met', 'the last day counts whole'],
  ['2026-11-13', '2026-11-16', false, '2026-11-20', 'metLate', 'late stays late'],
  ['2026-11-13', null, false, '2026-11-13', 'open', 'on the last day it is not late'],
  ['2026-11-13', null, false, '2026-11-14', 'late', 'the day after it is'],
  ['2026-11-13', null, true, '2026-11-14', 'excused', 'agreed to'],
  ['2026-11-13', '2026-11-16', true, '2026-11-20', 'metLate', 'what was published after all counts'],
])('due %s, met %s, excused %s, on %s: %s (%s)', (on, met, excused, today, standing) => {
  expect(dueStanding({ on, met, excused }, today)).toBe(standing);
});

test('rates leave out what was excused, and are none where nothing was owed', () => {
  expect(coverageOf({ met: 6, metLate: 2, late: 2 })).toBe(0.8);
  expect(timelinessRate({ met: 6, metLate: 2, late: 2 })).toBe(0.6);
  expect([coverageOf({ met: 0, metLate: 0, late: 0 }), timelinessRate({ met: 0, metLate: 0, late: 0 })]).toEqual([
    null,
    null,
  ]);
});
