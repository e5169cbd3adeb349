import { describe, expect, test } from 'vitest';
import type { Kept } from '../../measures/index.ts';
import type { Measure } from '../../platform/measures.ts';
import { isBeyond, type Part, settingsFrom, type Typing, USUAL, weightsIn } from '../settings/rules.ts';
import { monthsIn, periodBefore, periodOf, periodsOn } from './period.ts';
import { judged, medianOf, pointsOf, ranksOf, scoreOf } from './score.ts';
import { knownOf, whyUnknown } from './table.ts';

const share = { id: 'timely', label: '及时率', kind: 'share', unit: '%', better: 'more' } as Measure;
const count = { id: 'late', label: '超期', kind: 'count', unit: '件', better: 'less' } as Measure;
const open = { ...count, id: 'open', standing: 'anyDay' } as Measure;

describe('periods', () => {
  test.each([
    ['', '2026', '2026-01-01', '2026-11-01', '2026-11-30', true],
    ['2025', '2025', '2025-01-01', '2025-12-01', '2025-12-31', false],
    ['2023', '2026', '2026-01-01', '2026-11-01', '2026-11-30', true], // only its last two months are kept
    ['12m', '12m', '2025-12-01', '2026-11-01', '2026-11-30', true],
    ['2026-02', '2026-02', '2026-02-01', '2026-02-01', '2026-02-28', false],
    ['2023-11', '2023-11', '2023-11-01', '2023-11-01', '2023-11-30', false],
    ['2099-01', '2026', '2026-01-01', '2026-11-01', '2026-11-30', true],
  ])('%s is %s: from %s to %s', (asked, id, first, last, to, running) =>
    expect(periodOf(asked, '2026-11-30')).toMatchObject({ id, first, last, to, running }),
  );

  test('in January the year has one month, and three whole years stand beside it', () => {
    expect(periodOf('', '2027-01-04')).toMatchObject({ first: '2027-01-01', last: '2027-01-01' });
    expect(
      periodsOn('2027-01-04')
        .slice(0, 5)
        .map(({ id }) => id),
    ).toEqual(['2027', '2026', '2025', '2024', '12m']);
  });

  test.each([
    ['2026', '2025-01-01', '2025-11-01', '上年同期'],
    ['2025', '2024-01-01', '2024-12-01', '上一年'],
    ['2024', undefined, undefined, undefined],
    ['2026-01', '2025-12-01', '2025-12-01', '上个月'],
    ['2023-11', undefined, undefined, undefined],
    ['12m', '2024-12-01', '2025-11-01', '再前 12 个月'],
  ])('%s is compared with %s to %s (%s)', (id, first, last, label) => {
    const before = periodBefore(periodOf(id, '2026-11-30'), '2026-11-30');
    expect([before?.first, before?.last, before?.label]).toEqual([first, last, label]);
  });

  test.each([
    ['2026-01-01', '2026-11-01', 11],
    ['2025-12-01', '2026-01-01', 2],
    ['2026-03-01', '2026-03-01', 1],
  ])('%s to %s: %i months', (first, last, months) => expect(monthsIn(first, last)).toBe(months));
});

describe('points', () => {
  test.each([
    [100, 100, 60, 100],
    [80, 100, 60, 50],
    [60, 100, 60, 0],
    [12, 100, 60, 0],
    [0, 0, 5, 100],
    [1, 0, 5, 80],
    [9, 0, 5, 0],
  ])('%d between %d and %d: %d', (value, full, none, points) => expect(pointsOf(value, { full, none })).toBe(points));

  test.each([
    [share, 0.875, 11, 87.5],
    [count, 22, 11, 2], // judged per month: a year and a month are judged alike
    [open, 22, 11, 22],
    [share, null, 11, null],
  ] as const)('%o at %s over %d months is judged as %s', (measure, value, months, as) =>
    expect(judged(measure, value, months)).toBe(as),
  );
});

describe('a score', () => {
  const known = new Map([share, count, open].map((one) => [one.id, one]));
  const parts: Part[] = [
    { measure: 'timely', weight: 60, full: 100, none: 0 },
    { measure: 'late', weight: 30, full: 0, none: 10 },
    { measure: 'open', weight: 10, full: 0, none: 10 },
  ];
  const score = (values: Record<string, number | null>, of = parts) =>
    scoreOf(
      of,
      (id) => known.get(id),
      ({ id }) => values[id] ?? null,
    );

  test('is the weighted points of its parts', () => {
    const { score: sum, parts: scored } = score({ timely: 90, late: 5, open: 0 });
    expect(sum).toBe(79); // 54 + 15 + 10
    expect(scored.map(({ share: own }) => own)).toEqual([54, 15, 10]);
  });
  test('shares the weight of what could not be measured among the rest', () => {
    const { score: sum, measured } = score({ timely: 90, late: 5 });
    expect([sum, measured]).toEqual([76.7, 90]); // 69 of 90
  });
  test('is none where only zeros were counted: nothing proves that there was any work', () =>
    expect(score({ late: 0, open: 0 }).score).toBeNull());
  test('is none where nothing was measured', () => expect(score({}).score).toBeNull());
  test('leaves out a measure that no room brings any more', () =>
    expect(score({ timely: 50, gone: 1 }, [parts[0]!, { measure: 'gone', weight: 40, full: 1, none: 0 }]).score).toBe(
      50,
    ));
});

test.each([
  [
    [90, 80, 90, 70],
    [1, 3, 1, 4],
  ],
  [
    [null, 50],
    [undefined, 1],
  ],
  [[], []],
])('scores %j have ranks %j', (scores, ranks) => expect(ranksOf(scores)).toEqual(ranks));

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[null, 7, null], 7],
  [[null], null],
])('the middle of %j is %s', (values, middle) => expect(medianOf(values)).toBe(middle));

test.each([
  [share, 89.9, 90, true],
  [share, 90, 90, false],
  [share, null, 90, false],
  [share, 10, undefined, false],
  [count, 1, 0, true],
  [count, 0, 0, false],
] as const)('%o at %s with bound %s is beyond: %s', (measure, value, bound, beyond) =>
  expect(isBeyond(measure, value, bound)).toBe(beyond),
);

test('what could not be measured says why', () => {
  const kept = { value: null } as Kept;
  const over = { running: false };
  expect([knownOf(open, undefined, over), whyUnknown(open, undefined, over)]).toEqual([null, '还没有统计']);
  const today = { ...count, standing: 'today' } as Measure;
  expect(knownOf(today, { value: 3 } as Kept, over)).toBeNull();
  expect(knownOf(today, { value: 3 } as Kept, { running: true })).toBe(3);
  expect(whyUnknown(today, undefined, over)).toContain('以前的没有留存');
  expect(whyUnknown(share, kept, over)).toContain('没有可以计算的记录');
});

describe('settings', () => {
  const measures = [share, count, { ...count, id: 'seen', better: undefined } as unknown as Measure];
  const none: Typing = { weight: undefined, full: undefined, none: undefined, bound: undefined };
  const typed = (of: Record<string, Partial<Typing>>) =>
    settingsFrom(measures, (id) => ({ ...none, ...of[id] }), false);

  test('what is usual has weights of 100', () => expect(weightsIn(USUAL.parts)).toBe(100));
  test.each<[string, Record<string, Partial<Typing>>, Record<string, string> | undefined]>([
    ['all is said', { timely: { weight: 100, full: 100, none: 60, bound: 90 } }, undefined],
    ['sum 99', { timely: { weight: 99, full: 100, none: 60 } }, { sum: '权重合计应为 100，现为 99，还差 1' }],
    [
      'sum 100.5',
      { timely: { weight: 60.5, full: 100, none: 60 }, late: { weight: 40, full: 0, none: 3 } },
      { sum: '权重合计应为 100，现为 100.5，多出 0.5' },
    ],
    ['no scale', { timely: { weight: 100 } }, { 'full:timely': '请填写满分值', 'none:timely': '请填写零分值' }],
    [
      'the wrong way',
      { timely: { weight: 100, full: 60, none: 90 } },
      { 'full:timely': '越高越好，满分值应大于零分值' },
    ],
    ['no number', { timely: { weight: Number.NaN, full: 1, none: 0 } }, { 'weight:timely': '应为 0 至 100 的数' }],
    ['a share over 100', { timely: { weight: 100, full: 120, none: 0 } }, { 'full:timely': '应为 0 至 100 的数' }],
    [
      'what is neither better nor worse has no weight',
      { seen: { weight: 100, full: 1, none: 0 } },
      { sum: '权重合计应为 100，现为 0，还差 100' },
    ],
  ])('%s', (_, given, fields) => {
    const result = typed(given);
    expect(result.ok ? undefined : result.fields).toEqual(fields ? expect.objectContaining(fields) : undefined);
  });
});
