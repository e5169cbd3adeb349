import { expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { isOf, keysOf, lineOf, linesOf, ofPerson, ranked, reckoned, workedInWords } from './rules.ts';
import type { Visit } from './visits.ts';

const calendar = createCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`);
const now = at('2024-03-08T10:00');
const visit = (change: Partial<Visit>): Visit => ({
  ...{ roundId: 1, kind: 'document', subjectId: '1', title: '通知', officeId: 3, office: '财政所', columnId: null },
  ...{ column: '', label: '初审', limit: undefined, arrived: at('2024-03-04T09:00'), ended: 'passed', remark: '' },
  ...{ at: at('2024-03-04T10:00'), reviewerId: 7, reviewer: '李某', forName: null },
  ...change,
});
const hours = { amount: 2, unit: 'hours' } as const;
const waiting = { ended: 'waiting', at: null, reviewerId: null, reviewer: '' } as const;
const all = reckoned(
  [
    visit({}),
    visit({ roundId: 2, at: at('2024-03-05T09:00'), ended: 'returned', limit: hours }),
    visit({ roundId: 3, ...waiting, limit: hours }),
    visit({ roundId: 4, ...waiting, arrived: at('2024-03-08T09:00'), limit: hours }),
    visit({ roundId: 5, ended: 'withdrawn', reviewerId: null, reviewer: '', limit: hours, at: at('2024-03-07T09:00') }),
    visit({ roundId: 6, ...waiting, arrived: at('2024-02-29T17:00'), label: '签发' }),
  ],
  new Map([
    [
      3,
      new Map([
        [7, '李某'],
        [8, '王某'],
      ]),
    ],
    [4, new Map([[8, '王某']])],
  ]),
  calendar,
  now,
);

test('what was received is what was passed, returned, waits or was withdrawn', () => {
  const { counts, median, ninetieth } = lineOf('', '', all);
  expect(counts).toEqual({ received: 6, passed: 1, returned: 1, waiting: 3, withdrawn: 1, late: 2 });
  expect([median, ninetieth]).toEqual([60, 420]);
  expect(all.filter((one) => isOf(one, 'timed'))).toHaveLength(2);
  expect(all.filter(({ late }) => late).map(({ roundId }) => roundId)).toEqual([2, 3]);
});

test('each figure of each group counts exactly its records', () => {
  for (const group of ['step', 'person', 'month', 'office', 'column'] as const)
    for (const { key, counts } of linesOf(all, group))
      for (const figure of Object.keys(counts) as (keyof typeof counts)[])
        expect(
          all.filter((one) => isOf(one, figure) && keysOf(one, group).some(([of]) => of === key)).length,
          `${group} ${key} ${figure}`,
        ).toBe(counts[figure]);
});

test('what waits stands under each who could take it, or under nobody', () => {
  expect(linesOf(all, 'person').map(({ name, counts }) => [name, counts.received, counts.waiting])).toEqual([
    ['李某', 3, 1],
    ['王某', 2, 2],
    ['无人办理', 2, 1],
  ]);
  expect(ofPerson(all, 7).map(({ roundId }) => roundId)).toEqual([1, 2, 3]);
});

test('months stand in their order', () => {
  expect(linesOf(all, 'month').map(({ key }) => key)).toEqual(['2024-02', '2024-03']);
});

test.each([
  [[], 0.5, undefined],
  [[5], 0.5, 5],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
])('of %o the part of %d does not exceed %o', (values, part, value) => {
  expect(ranked(values, part)).toBe(value);
});

test.each([
  [0, '0 分钟'],
  [45, '45 分钟'],
  [60, '1 小时'],
  [200, '3 小时 20 分'],
  [420, '1 个工作日'],
  [905, '2 个工作日 1 小时'],
])('%i minutes: %s', (minutes, words) => {
  expect(workedInWords(minutes)).toBe(words);
});
