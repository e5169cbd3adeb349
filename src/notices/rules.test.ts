import { expect, test } from 'vitest';
import { createCalendar, leftInWords } from '../law/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { recipientsOf, type Stage, stageOf } from './rules.ts';

const calendar = createCalendar();

test.each<[string, string, Stage | undefined, string, string]>([
  ['2023-10-27', '2023-10-19', undefined, '还有 6 个工作日', 'six working days are left'],
  ['2023-10-27', '2023-10-20', '5', '还有 5 个工作日', 'the fifth before'],
  ['2023-10-27', '2023-10-22', '5', '还有 5 个工作日', 'a Sunday between'],
  ['2023-10-27', '2023-10-24', '3', '还有 3 个工作日', 'the third before'],
  ['2023-10-27', '2023-10-26', '1', '还有 1 个工作日', 'the last but one'],
  ['2023-10-27', '2023-10-27', '1', '今天到期', 'the day itself counts whole'],
  ['2023-10-27', '2023-10-28', 'passed', '已超期', 'the day after'],
  ['2023-10-10', '2023-09-28', '5', '还有 4 个工作日', 'National Day between: 10-07 and 10-08 are worked'],
])('limit %s, today %s: stage %s, %s (%s)', (on, today, stage, words, _why) => {
  expect(stageOf(on, today, calendar)).toBe(stage);
  expect(leftInWords(on, today, calendar)).toBe(words);
});

const limit = { officerId: 1 } as OpenLimit;
const holders = [
  { id: 1, role: 'caseOfficer' },
  { id: 2, role: 'caseOfficer' },
  { id: 3, role: 'disclosureHead' },
  { id: 4, role: 'editor' },
] as const;

test.each<[string, number | null, Stage, number[]]>([
  ['its officer alone', 1, '5', [1]],
  ['every officer when it has none', null, '5', [1, 2]],
  ['every officer when its own has left', 9, '3', [1, 2]],
  ['the head too on the last day', 1, '1', [1, 3]],
  ['the head too when it is over', null, 'passed', [1, 2, 3]],
])('told is %s', (_why, officerId, stage, ids) => {
  expect(recipientsOf({ ...limit, officerId }, stage, holders)).toEqual(ids);
});

test('without any officer the head is told', () => {
  expect(recipientsOf({ ...limit, officerId: null }, '5', [{ id: 3, role: 'disclosureHead' }])).toEqual([3]);
});
