import { expect, test } from 'vitest';
import { monthEnd } from '../platform/dates.ts';
import { asOfDay } from '../platform/measures.ts';
import { type Counted, isReckonable, KEPT_MONTHS, monthOf, nextMonth } from './rules.ts';
import { valueInWords } from './words.ts';

const now = new Date('2026-03-10T02:00:00Z');
const at = (month: string, time: string, day: string): Counted => ({ month, at: new Date(time), day });
const all = (time: string, day: string) =>
  Array.from({ length: KEPT_MONTHS }, (_, back) => at(monthOf('2026-03-10', back), time, day));

test.each<[string, Counted[], string | undefined]>([
  ['nothing was counted: the running month first', [], '2026-03-01'],
  ['the one before it then', [at('2026-03-01', '2026-03-10T01:30:00Z', '2026-03-10')], '2026-02-01'],
  ['all were counted today', all('2026-03-10T01:30:00Z', '2026-03-10'), undefined],
  ['an hour is over', all('2026-03-10T01:00:00Z', '2026-03-10'), '2026-03-01'],
  [
    'a machine was off for a week: the running month, then the others',
    [at('2026-03-01', '2026-03-10T01:59:00Z', '2026-03-10'), ...all('2026-03-03T01:00:00Z', '2026-03-03').slice(1)],
    '2026-02-01',
  ],
  [
    'the oldest are counted once',
    all('2026-03-10T01:30:00Z', '2026-03-10').map((one, back) => (back > 12 ? { ...one, day: '2026-01-01' } : one)),
    undefined,
  ],
])('%s', (_, counted, month) => expect(nextMonth(counted, now, '2026-03-10')).toBe(month));

test('months begin and end', () => {
  expect([monthOf('2026-01-31', 1), monthOf('2026-03-10', 24), monthOf('2024-12-01')]).toEqual([
    ...['2025-12-01', '2024-03-01', '2024-12-01'],
  ]);
  expect([monthEnd('2024-02-01'), monthEnd('2026-12-01')]).toEqual(['2024-02-29', '2026-12-31']);
});

test('what stands on a day is looked at on the last one of the period, never later than today', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  expect(asOfDay({ standing: 'anyDay' }, march, '2026-05-01')).toBe('2026-03-31');
  expect(asOfDay({ standing: 'anyDay' }, march, '2026-03-10')).toBe('2026-03-10');
  expect(asOfDay({}, march, '2026-05-01')).toBe('2026-05-01');
  expect(isReckonable({ standing: 'today' }, '2026-02-01', '2026-03-10')).toBe(false);
  expect(isReckonable({ standing: 'today' }, '2026-03-01', '2026-03-10')).toBe(true);
});

test.each([
  [0.999, 'share', '99.9%'],
  [0.9996, 'share', '99.9%'],
  [1, 'share', '100%'],
  [0.57, 'share', '57%'],
  [null, 'share', '—'],
  [87.25, 'level', '87.3 分'],
  [0, 'count', '0 分'],
] as const)('%s as %s is written %s', (value, kind, text) =>
  expect(valueInWords({ unit: kind === 'share' ? '%' : '分', kind }, value)).toBe(text),
);
