import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Holding, holdingSpan, holdsOn } from '../index.ts';

const plain: Holding = {
  ...{ formedOn: '2022-03-01', publishedOn: '2022-03-10', from: null, until: null },
  ...{ validity: 'valid', declaredOn: null, later: [] },
};
const later = [{ by: '新办法', on: '2024-01-01' }];

describe('a document holds', () => {
  test.each<[string, Partial<Holding>, string, string | undefined, string | undefined]>([
    ['from the day it was formed', {}, '2022-03-01', undefined, undefined],
    ['from its publication, where no day is written', { formedOn: null }, '2022-03-10', undefined, undefined],
    ['from the day it names', { from: '2022-05-01' }, '2022-05-01', undefined, undefined],
    ['through the last day of its term', { until: '2023-12-31' }, '2022-03-01', '2024-01-01', 'term'],
    ['until a later one repeals it', { later }, '2022-03-01', '2024-01-01', 'later'],
    [
      'until its office says so',
      { validity: 'expired', declaredOn: '2023-02-01' },
      '2022-03-01',
      '2023-02-01',
      'declared',
    ],
    [
      'until the first of several, and of one day the document is named',
      { later, until: '2023-12-31', validity: 'repealed', declaredOn: '2024-01-01' },
      ...(['2022-03-01', '2024-01-01', 'later'] as const),
    ],
    ['again, once it was declared valid anew', { later, declaredOn: '2024-02-01' }, '2022-03-01', undefined, undefined],
    [
      'again only until what comes after that',
      { later: [...later, { by: '另一办法', on: '2025-01-01' }], declaredOn: '2024-02-01' },
      ...(['2022-03-01', '2025-01-01', 'later'] as const),
    ],
    [
      'never, where it was repealed before it began',
      { from: '2025-01-01', later },
      '2025-01-01',
      '2025-01-01',
      'later',
    ],
    [
      'never, where nobody knows since when it is repealed',
      { validity: 'repealed' },
      '2022-03-01',
      '2022-03-01',
      'declared',
    ],
  ])('%s', (_, given, from, ends, why) => {
    const span = holdingSpan({ ...plain, ...given });
    expect(span.from).toBe(from);
    expect(span.ends?.on).toBe(ends);
    expect(span.ends?.why).toBe(why);
  });
});

test('on the first day it holds, on the last it holds no more', () => {
  const span = holdingSpan({ ...plain, later });
  expect(['2022-02-28', '2022-03-01', '2023-12-31', '2024-01-01'].map((day) => holdsOn(span, day))).toEqual([
    ...[false, true, true, false],
  ]);
});

test('whatever ends it, there is one span: it never begins to hold again', () => {
  const day = fc
    .integer({ min: 0, max: 2_000 })
    .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
  const holding = fc.record({
    ...{ formedOn: fc.option(day), publishedOn: day, from: fc.option(day), until: fc.option(day) },
    ...{ validity: fc.constantFrom('valid', 'expired', 'repealed'), declaredOn: fc.option(day) },
    later: fc.array(fc.record({ by: fc.constant('甲'), on: day }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(holding, fc.uniqueArray(day, { minLength: 3, maxLength: 12 }), (of, days) => {
      const held = days.sort().map((each) => holdsOn(holdingSpan(of as Holding), each));
      const changes = held.filter((one, n) => n > 0 && one !== held[n - 1]).length;
      return changes <= 2 && !(changes === 2 && held[0]);
    }),
  );
});
