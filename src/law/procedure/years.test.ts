import { expect, test } from 'vitest';
import { createCalendar, fold, may, type Step } from '../index.ts';

const calendar = createCalendar();
const received = (on: string): Step[] => [{ kind: 'registered', on, channel: 'inPerson', confirmed: null }];

test.each<[string, Step, boolean, string]>([
  ['2023-12-25', { kind: 'merged', on: '2023-12-27', into: 2 }, true, 'in the year of receipt'],
  [
    '2023-12-25',
    { kind: 'merged', on: '2024-01-03', into: 2 },
    false,
    'it was carried over: the count of last year stands',
  ],
  ['2023-12-25', { kind: 'split', on: '2023-12-27', into: [2] }, true, 'in the year of receipt'],
  [
    '2023-12-25',
    { kind: 'split', on: '2024-01-03', into: [2] },
    false,
    'parts would be received in a year already reported',
  ],
])('received %s, %o: %s (%s)', (day, step, lawful) => {
  expect(may(fold(received(day)), step, step.on, calendar).ok).toBe(lawful);
});
