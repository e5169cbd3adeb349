import { expect, test } from 'vitest';
import {
  APPEAL_OUTCOMES,
  type AppealOutcomeId,
  answersAppeal,
  appealAnswerBy,
  appealBy,
  appealDecisionBy,
  createCalendar,
  finalOutcome,
  outcomesOf,
  parseDate,
  type RemedyOutcome,
  remedyOutcome,
} from '../index.ts';

const calendar = createCalendar();
const on = parseDate;

test.each<[RemedyOutcome, string, string | undefined, string]>([
  ['suit.claimsRejected', '2024-03-04', '2024-03-19', 'a judgment: fifteen days'],
  ['suit.revoked', '2024-03-08', '2024-03-25', 'fifteen days end on Saturday 03-23'],
  ['suit.unlawful', '2024-09-18', '2024-10-08', 'fifteen days end on 10-03, off until 10-07'],
  ['suit.dismissed', '2024-03-04', '2024-03-14', 'a ruling: ten days'],
  ['suit.dismissed', '2024-09-24', '2024-10-08', 'ten days end on 10-04, off until 10-07'],
  ['suit.claimsRejected', '2024-02-15', '2024-03-01', 'over the leap day'],
  ['suit.withdrawn', '2024-03-04', undefined, 'whoever withdrew has nothing to appeal'],
  ['suit.settled', '2024-03-04', undefined, 'a settlement binds when it is signed'],
  ['reconsideration.maintained', '2024-03-04', undefined, 'a decision on reconsideration is sued, not appealed'],
])('%s, delivered %s: to be appealed by %s (%s)', (outcome, delivered, by, _why) => {
  expect(appealBy(outcome, on(delivered), calendar)?.date.toString()).toBe(by);
});

test.each([
  ['2024-05-06', '2024-05-21', 'fifteen days from the copy'],
  ['2024-04-17', '2024-05-06', 'they end on 05-02, off until 05-05'],
])('the copy of an appeal received %s: answered by %s (%s)', (served, by, _why) => {
  expect(appealAnswerBy(on(served), calendar)).toMatchObject({
    length: '15 日',
    ground: expect.stringContaining('第一百零八条'),
  });
  expect(appealAnswerBy(on(served), calendar).date.toString()).toBe(by);
});

test.each([
  ['2024-03-15', '2024-06-17', 'three months end on a Saturday'],
  ['2023-11-30', '2024-02-29', 'there is no 30 February'],
])('appealed %s: decided by %s (%s)', (appealed, by, _why) => {
  expect(appealDecisionBy(on(appealed), calendar).date.toString()).toBe(by);
});

test('a term that ends in a year without arrangement is provisional', () => {
  expect(appealBy('suit.revoked', on('2090-09-01'), calendar)).toMatchObject({ provisional: true });
});

test.each<[AppealOutcomeId, RemedyOutcome | null, RemedyOutcome | null, string]>([
  ['dismissed', null, 'suit.claimsRejected', 'the first judgment stands'],
  ['withdrawn', null, 'suit.claimsRejected', 'the first judgment stands'],
  ['changed', 'suit.revoked', 'suit.revoked', 'the second takes its place'],
  ['remanded', null, null, 'the first instance begins again'],
])('claims rejected, appealed, %s: ends as %s %s (%s)', (appeal, changedTo, final, _why) => {
  expect(finalOutcome('suit.claimsRejected', appeal, changedTo)).toBe(final);
});

test('whatever the second instance says, a case has at most one outcome, and it is one of courts', () => {
  for (const first of outcomesOf('directSuit').filter((id) => remedyOutcome(id).appeal))
    for (const appeal of Object.keys(APPEAL_OUTCOMES) as AppealOutcomeId[])
      for (const changedTo of outcomesOf('directSuit')) {
        const final = finalOutcome(first, appeal, changedTo);
        expect(final === null).toBe(APPEAL_OUTCOMES[appeal].effect === 'again');
        if (final) expect(remedyOutcome(final).of).toBe('suit');
      }
});

test.each([
  ['other', true],
  ['both', true],
  ['authority', false],
] as const)('appealed by %s: the authority answers: %s', (by, answers) => {
  expect(answersAppeal(by)).toBe(answers);
});
