import { describe, expect, test } from 'vitest';
import { createCalendar } from '../days/calendar.ts';
import { appealFault, assessmentBy, needsSecond, worsened } from './course.ts';
import { pointsFrom, pointsInWords, type Scale, scaleFault, scaleInWords, scored, weightsFault } from './points.ts';
import { type Given, gradeOf, thresholdsFault, totalOf } from './results.ts';

describe('points', () => {
  test.each([
    ['12.5', 1250],
    ['100', 10_000],
    ['0', 0],
    ['0.05', 5],
    [' 8 ', 800],
    ['100.01', undefined],
    ['12.345', undefined],
    ['-1', undefined],
    ['1e2', undefined],
    ['', undefined],
  ])('%j is %s hundredths', (text, points) => {
    expect(pointsFrom(text)).toBe(points);
  });
  test.each([
    [[5000, 3000, 2000], undefined],
    [[5000, 3000, 1990], '各项分值合计 99.9 分，比 100 分少 0.1 分'],
    [[5000, 5010], '各项分值合计 100.1 分，比 100 分多 0.1 分'],
    [[], '各项分值合计 0 分，比 100 分少 100 分'],
    // ten times 0.1 is no 1 for a machine that reckons in fractions
    [[...Array(10).fill(10), 9900], undefined],
  ])('weights %j: %s', (weights, fault) => {
    expect(weightsFault(weights)).toBe(fault);
  });
});

const linear = (full: number, none: number): Scale => ({ kind: 'linear', full, none });
const each = (off: number, cap: number): Scale => ({ kind: 'each', off, cap });

describe('scales', () => {
  test.each<[number, Scale, number, string]>([
    [100, linear(95, 60), 2000, '20'],
    [95, linear(95, 60), 2000, '20'],
    [60, linear(95, 60), 2000, '0'],
    [10, linear(95, 60), 2000, '0'],
    [77.5, linear(95, 60), 2000, '10'],
    [70, linear(95, 60), 2000, '5.71'], // 5.714…
    // fewer is better
    [0, linear(0, 10), 1000, '10'],
    [3, linear(0, 10), 1000, '7'],
    [11, linear(0, 10), 1000, '0'],
    [1, linear(0, 3), 1, '0.01'], // 0.667 of a hundredth
    [0, each(200, 1000), 1500, '15'],
    [3, each(200, 1000), 1500, '9'],
    [5, each(200, 1000), 1500, '5'],
    [99, each(200, 1000), 1500, '5'],
    [99, each(200, 1500), 1500, '0'],
  ])('%s by %j of %i: %s', (value, scale, weight, points) => {
    expect(pointsInWords(scored(value, scale, weight))).toBe(points);
  });
  test.each<[Scale, string, string]>([
    [linear(95, 60), '%', '95%及以上得满分，60%及以下不得分，中间按比例'],
    [linear(0, 10), '件', '0 件及以下得满分，10 件及以上不得分，中间按比例'],
    [each(200, 1000), '件', '每有 1 件扣 2 分，最多扣 10 分'],
  ])('%j', (scale, unit, words) => {
    expect(scaleInWords(scale, unit)).toBe(words);
  });
  test.each<[Scale, string | undefined]>([
    [linear(95, 95), '得满分的数值和不得分的数值不能相同'],
    [linear(95, 60), undefined],
    [each(0, 100), '每件扣分应大于 0'],
    [each(200, 100), '最多扣分不能少于每件扣分'],
    [each(200, 1600), '最多扣分不能超过这一项的分值'],
    [each(200, 1500), undefined],
  ])('%j: %s', (scale, fault) => {
    expect(scaleFault(scale, 1500)).toBe(fault);
  });
});

describe('totals', () => {
  const caps = { bonus: 500, deduction: 1000 };
  const one = (kind: Given['kind'], weight: number, points: number | null): Given => ({ kind, weight, points });
  test.each<[string, Given[], number | undefined]>([
    ['all that is counted', [one('counted', 6000, 5500), one('judged', 4000, 3800)], 9300],
    ['what is 不计 is reckoned over the others', [one('counted', 6000, null), one('judged', 4000, 3800)], 9500],
    ['rounded once', [one('counted', 7000, 5000), one('judged', 3000, null)], 7143],
    ['nothing counts', [one('counted', 10_000, null)], undefined],
    ['bonus within its cap', [one('judged', 10_000, 9000), one('bonus', 400, 400), one('bonus', 400, 300)], 9500],
    ['bonus not judged', [one('judged', 10_000, 9000), one('bonus', 400, null)], 9000],
    ['deduction within its cap', [one('judged', 10_000, 9000), one('deduction', 2000, 1500)], 8000],
    ['never below nothing', [one('judged', 10_000, 300), one('deduction', 1000, 1000)], 0],
  ])('%s', (_, given, total) => {
    expect(totalOf(given, caps)?.total).toBe(total);
  });
  test.each([
    [9000, 'excellent'],
    [8999, 'good'],
    [8000, 'good'],
    [6000, 'fair'],
    [5999, 'poor'],
    [0, 'poor'],
  ] as const)('%i is %s', (total, grade) => {
    expect(gradeOf(total, { excellent: 9000, good: 8000, fair: 6000 })).toBe(grade);
  });
  test.each([
    [{ excellent: 9000, good: 8000, fair: 6000 }, true],
    [{ excellent: 8000, good: 8000, fair: 6000 }, false],
    [{ excellent: 9000, good: 8000, fair: 0 }, false],
  ])('%j', (thresholds, right) => {
    expect(thresholdsFault(thresholds) === undefined).toBe(right);
  });
});

describe('course', () => {
  const calendar = createCalendar();
  test.each([
    ['2024-12-02', 5, '2024-12-09', 'a week'],
    ['2024-12-27', 5, '2025-01-06', 'New Year'],
    ['2024-09-27', 5, '2024-10-10', 'National Day: 29 September and 12 October are worked'],
  ])('%s + %i: %s (%s)', (from, days, by) => {
    expect(assessmentBy(from, days, calendar)).toBe(by);
  });
  test.each([
    ['judged', 2000, 1501, false],
    ['judged', 2000, 1500, true],
    ['judged', 400, 0, false],
    ['deduction', 1000, 500, true],
    ['deduction', 1000, 499, false],
    ['bonus', 1000, 0, false],
  ] as const)('%s of %i, %i given: a second person %s', (kind, weight, points, second) => {
    expect(needsSecond(kind, weight, points)).toBe(second);
  });
  test('an appeal may be made on the last day, and not after it', () => {
    expect(appealFault('2024-12-09', '2024-12-09')).toBeUndefined();
    expect(appealFault('2024-12-09', '2024-12-10')).toBe('申诉期限到 2024-12-09 为止，已经过了');
  });
  test('who appeals fares no worse by it', () => {
    expect(worsened('judged', 800, 700)).toContain('更不利');
    expect(worsened('judged', 800, 800)).toBeUndefined();
    expect(worsened('deduction', 300, 400)).toContain('更不利');
    expect(worsened('deduction', 300, 200)).toBeUndefined();
  });
});
