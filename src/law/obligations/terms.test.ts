import { describe, expect, test } from 'vitest';
import { createCalendar, disclosureItem, parseDate } from '../index.ts';
import { readFrequency, readTerm, readTime } from './reading.ts';
import { type DueTerm, dueAfter, dueInWords, dueTermFault, type Frequency, termInWords } from './terms.ts';
import { TOWN_OWES } from './town-owes.ts';

const calendar = createCalendar();
const working = (count: number): DueTerm => ({ by: 'after', count, in: 'workingDays' });
const days = (count: number): DueTerm => ({ by: 'after', count, in: 'days' });
const on = (month: number, day: number, year: 'same' | 'next'): DueTerm => ({ by: 'monthDay', month, day, year });

describe('the last day of a term', () => {
  test.each<[string, DueTerm, string, boolean, string]>([
    ['2026-10-31', working(10), '2026-11-13', false, 'an ordinary November: ten weekdays'],
    ['2026-09-30', working(10), '2026-10-20', false, '国庆 to the 7th, Saturday the 10th worked'],
    ['2025-12-31', working(10), '2026-01-15', false, '元旦 to the 3rd, Sunday the 4th worked'],
    ['2026-01-31', working(10), '2026-02-13', false, 'Saturday the 14th is worked for 春节, and not needed'],
    ['2026-02-28', working(10), '2026-03-13', false, 'Saturday the 28th is worked, and lies before'],
    ['2026-04-30', working(10), '2026-05-18', false, '劳动节 to the 5th, Saturday the 9th worked'],
    ['2026-09-30', working(20), '2026-11-03', false, 'a quarter’s term across 国庆'],
    ['2026-06-30', working(10), '2026-07-14', false, 'a half year'],
    ['2023-09-30', working(10), '2023-10-18', false, '国庆 with two worked weekend days'],
    ['2026-03-05', days(20), '2026-03-25', false, '预算法 art. 14: twenty days after approval'],
    ['2026-01-26', days(20), '2026-02-24', false, 'ends in the middle of 春节, so on the first working day after'],
    ['2026-12-31', on(1, 31, 'next'), '2027-01-31', false, '条例 art. 49: a Sunday, and it stands'],
    ['2026-12-31', on(3, 31, 'same'), '2026-03-31', false, 'a plan of the year itself'],
    ['2026-12-31', on(2, 29, 'next'), '2027-02-28', false, 'a year without the day: the last of the month'],
    ['2026-06-30', { by: 'end' }, '2026-06-30', false, 'within the half year'],
    ['2029-09-30', working(10), '2029-10-17', true, 'a year without an arrangement: the three days of 国庆 alone'],
    ['2029-09-20', days(12), '2029-10-04', true, 'ends on a day off of a year without an arrangement'],
  ])('%s and %j: %s, provisional %s (%s)', (base, term, due, provisional) => {
    const found = dueAfter(parseDate(base), term, calendar);
    expect([found.date.toString(), found.provisional]).toEqual([due, provisional]);
  });

  test('a term that is none is refused, never counted', () => {
    for (const count of [0, -1, 1.5, 731, Number.NaN]) {
      expect(() => dueAfter(parseDate('2026-01-01'), days(count), calendar)).toThrow('期限应为');
      expect(dueTermFault('monthly', days(count))).toBeDefined();
    }
  });
});

test.each<[Frequency, DueTerm, string | undefined]>([
  ['monthly', working(10), undefined],
  ['monthly', on(1, 31, 'next'), '只有每年一次或者一次的，才能以某月某日为限'],
  ['yearly', on(2, 30, 'next'), '没有这一天，请核对月、日'],
  ['yearly', on(13, 1, 'next'), '没有这一天，请核对月、日'],
  ['yearly', on(2, 29, 'next'), undefined],
  ['onEvent', { by: 'end' }, '只有按月、季、半年、年公开的，才能以期末为限'],
  ['halfYearly', { by: 'end' }, undefined],
])('%s by %j: %s', (frequency, term, fault) => {
  expect(dueTermFault(frequency, term)).toBe(fault);
});

const every: [Frequency, DueTerm, string, string][] = [
  ['monthly', working(10), '期后 10 个工作日', '每月一次，次月第 10 个工作日前'],
  ['quarterly', days(20), '期后 20 日', '每季度一次，期后 20 日内'],
  ['halfYearly', { by: 'end' }, '期末', '每半年一次，期末前'],
  ['yearly', on(1, 31, 'next'), '次年 1 月 31 日', '每年一次，次年 1 月 31 日前'],
  ['yearly', on(3, 31, 'same'), '当年 3 月 31 日', '每年一次，当年 3 月 31 日前'],
  ['onEvent', working(20), '发生后 20 个工作日', '自信息形成或者变更之日起 20 个工作日内'],
  ['onEvent', days(20), '发生后 20 日', '自信息形成或者变更之日起 20 日内'],
  ['once', days(30), '施行后 30 日', '公开一次，施行后 30 日内'],
];
test.each(every)('%s by %j is written and read again', (frequency, term, words, sentence) => {
  expect(termInWords(frequency, term)).toBe(words);
  expect(dueInWords(frequency, term)).toBe(sentence);
  expect(readTerm(frequency, words)).toEqual(term);
});

test.each<[string, ReturnType<typeof readTime>]>([
  ['自信息形成或者变更之日起20个工作日内予以公开', { frequency: 'onEvent', term: working(20), read: true }],
  ['预算批准后二十日内', { frequency: 'onEvent', term: days(20), read: true }],
  ['每月公开，次月第１０个工作日前', { frequency: 'monthly', term: working(10), read: true }],
  ['每年1月31日前', { frequency: 'yearly', term: on(1, 31, 'same'), read: true }],
  ['按季度公开，下季度十五日内', { frequency: 'quarterly', term: days(15), read: true }],
  ['及时公开', { frequency: 'onEvent', term: working(20), read: false }],
  ['按照规定时限公开', { frequency: 'onEvent', term: working(20), read: false }],
  ['', { frequency: 'onEvent', term: working(20), read: false }],
])('what a standard says, “%s”, is read', (text, expected) => {
  expect(readTime(text)).toEqual(expected);
});

test.each<[string, Frequency | undefined]>([
  ['每月', 'monthly'],
  ['每季度', 'quarterly'],
  ['每半年', 'halfYearly'],
  ['年度', 'yearly'],
  ['一次', 'once'],
  ['事项发生时', 'onEvent'],
  ['想起来的时候', undefined],
])('“%s” is %s', (text, frequency) => {
  expect(readFrequency(text)).toBe(frequency);
});

test.each(TOWN_OWES.map((one) => [one.level2, one] as const))('%s can be owed as it stands', (_, one) => {
  expect(dueTermFault(one.frequency, one.term)).toBeUndefined();
  expect(disclosureItem(one.item)).toBeDefined();
  expect([one.level1, one.elements, one.basis].every(Boolean)).toBe(true);
});
