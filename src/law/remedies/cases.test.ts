import { describe, expect, test } from 'vitest';
import {
  createCalendar,
  outcomesOf,
  parseDate,
  REMEDY_BLOCK_IDS,
  REMEDY_OUTCOMES,
  type RemedyBlock,
  type RemedyProcedure,
  remedyAnswerBy,
  remedyDecisionBy,
  remedyOutcome,
} from '../index.ts';

const calendar = createCalendar();
const on = parseDate;

test.each<[RemedyBlock, RemedyProcedure, string, string, string, string]>([
  [
    'reconsideration',
    'ordinary',
    '2024-09-20',
    '2024-09-25',
    '2024-10-14',
    'ten working days: 09-29 and 10-12 are worked, 10-01 to 10-07 off',
  ],
  ['reconsideration', 'simplified', '2024-09-20', '2024-09-25', '2024-10-08', 'five working days over National Day'],
  [
    'reconsideration',
    'ordinary',
    '2023-09-15',
    '2023-09-20',
    '2023-10-07',
    'ten days of the older law end on 09-30, off until 10-06; 10-07 is worked',
  ],
  ['directSuit', 'ordinary', '2024-03-01', '2024-03-04', '2024-03-19', 'fifteen days'],
  [
    'suitAfterReconsideration',
    'ordinary',
    '2024-03-01',
    '2024-03-08',
    '2024-03-25',
    'fifteen days end on Saturday 03-23',
  ],
  [
    'directSuit',
    'simplified',
    '2024-03-01',
    '2024-03-04',
    '2024-03-19',
    'a court’s simplified procedure gives the same fifteen',
  ],
])('%s, %s, taken on %s, copy received %s: answer by %s (%s)', (kind, procedure, filed, served, by) => {
  expect(remedyAnswerBy(kind, procedure, on(filed), on(served), calendar).date.toString()).toBe(by);
});

test.each<[RemedyBlock, RemedyProcedure, string, string, string]>([
  ['reconsideration', 'ordinary', '2024-01-08', '2024-03-08', 'sixty days'],
  ['reconsideration', 'simplified', '2024-01-08', '2024-02-07', 'thirty days'],
  ['directSuit', 'ordinary', '2024-01-08', '2024-07-08', 'six months'],
  ['directSuit', 'simplified', '2024-01-08', '2024-02-22', '45 days'],
])('%s, %s, taken on %s: a decision by %s (%s)', (kind, procedure, filed, by) => {
  expect(remedyDecisionBy(kind, procedure, on(filed), calendar).date.toString()).toBe(by);
});

test('a limit in a year without arrangement is provisional', () => {
  expect(remedyAnswerBy('reconsideration', 'ordinary', on('2090-09-01'), on('2090-09-01'), calendar)).toMatchObject({
    provisional: true,
    length: '10 个工作日',
  });
});

describe('outcomes', () => {
  test.each([
    ['reconsideration.maintained', 'upheld', 'the act stands'],
    ['reconsideration.claimsRejected', 'upheld', 'decided on the merits'],
    ['reconsideration.revoked', 'corrected', 'the act falls'],
    ['reconsideration.dismissed', 'otherResult', 'no word on the merits'],
    ['reconsideration.withdrawn', 'otherResult', 'no decision'],
    ['suit.claimsRejected', 'upheld', 'since 2015 the judgment that lets the act stand'],
    ['suit.dismissed', 'otherResult', 'a ruling on admissibility'],
    ['suit.withdrawn', 'otherResult', 'no judgment'],
    ['suit.unlawful', 'corrected', 'the act is found unlawful'],
  ] as const)('%s counts as %s (%s)', (id, result, _why) => {
    expect(remedyOutcome(id).result).toBe(result);
  });

  test('every kind of case has its own, each column can be reached, and none is left out', () => {
    for (const kind of REMEDY_BLOCK_IDS) {
      const results = new Set(outcomesOf(kind).map((id) => remedyOutcome(id).result));
      expect([...results].sort()).toEqual(['corrected', 'otherResult', 'upheld']);
    }
    const reached = new Set(REMEDY_BLOCK_IDS.flatMap(outcomesOf));
    expect(reached.size).toBe(Object.keys(REMEDY_OUTCOMES).length);
  });
});
