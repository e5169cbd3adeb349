import { expect, test } from 'vitest';
import { dueForTraining, isTrained } from './training.ts';

test.each<[since: string, left: string | null, year: number, due: boolean, why: string]>([
  // since, left, year, due, why
  ['2023-01-04', null, 2024, true, 'there the whole year'],
  ['2024-09-30', null, 2024, true, 'came on the last day that counts'],
  ['2024-10-01', null, 2024, false, 'came a day later: has until the end of 2025'],
  ['2024-10-01', null, 2025, true, 'the year after'],
  ['2023-01-04', '2024-12-31', 2024, false, 'left on its last day'],
  ['2023-01-04', '2025-01-01', 2024, true, 'was there to its end'],
  ['2023-01-04', '2024-03-01', 2023, true, 'the year before they left'],
  ['2025-01-01', null, 2024, false, 'not there yet'],
])('since %s, left %s: due in %i is %s (%s)', (since, left, year, due) => {
  expect(dueForTraining(year, { since, left })).toBe(due);
});

test.each<[hours: number, wanted: number | null, trained: boolean, why: string]>([
  [0, null, false, 'never there'],
  [0.5, null, true, 'no hours are asked for'],
  [7.5, 8, false, 'half an hour short'],
  [8, 8, true, 'exactly'],
  [0, 0.5, false, 'nothing'],
])('%d hours of %s: %s (%s)', (hours, wanted, trained) => {
  expect(isTrained(hours, wanted)).toBe(trained);
});
