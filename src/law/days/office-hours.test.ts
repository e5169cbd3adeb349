import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCalendar } from './calendar.ts';
import { WORKED_A_DAY, type WorkedLimit, workedMinutes, workedUntil } from './office-hours.ts';

const calendar = createCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`);
const hours = (amount: number): WorkedLimit => ({ amount, unit: 'hours' });
const days = (amount: number): WorkedLimit => ({ amount, unit: 'days' });

test.each([
  // since               limit      late from            why
  ['2024-03-04T09:00', hours(2), '2024-03-04T11:00', 'within the morning'],
  ['2024-03-04T11:30', hours(1), '2024-03-04T14:30', 'noon is not worked'],
  ['2024-03-04T08:30', hours(7), '2024-03-04T17:30', 'a whole day'],
  ['2024-03-04T17:30', hours(1), '2024-03-05T09:30', 'begun when the office closes'],
  ['2024-03-04T03:00', hours(1), '2024-03-04T09:30', 'begun at night'],
  ['2024-03-01T16:30', hours(2), '2024-03-04T09:30', 'a weekend between'],
  ['2024-09-30T16:30', hours(2), '2024-10-08T09:30', 'National Day between'],
  ['2024-09-13T16:30', hours(2), '2024-09-14T09:30', 'a Saturday that is worked for 中秋'],
  ['2024-03-04T09:00', days(1), '2024-03-06T00:00', 'the next working day counts whole'],
  ['2024-03-04T23:00', days(1), '2024-03-06T00:00', 'the hour does not matter'],
  ['2024-03-01T09:00', days(1), '2024-03-05T00:00', 'a weekend between'],
  ['2024-09-28T09:00', days(2), '2024-10-01T00:00', 'the Sunday before National Day is worked'],
])('begun %s, %o: late from %s (%s)', (since, limit, late) => {
  expect(workedUntil(at(since), limit, calendar)?.at).toEqual(at(late));
});

test.each([
  ['2024-03-04T09:00', '2024-03-04T11:00', 120, 'within the morning'],
  ['2024-03-04T11:00', '2024-03-04T15:00', 120, 'noon is not worked'],
  ['2024-03-01T17:00', '2024-03-04T09:00', 60, 'a weekend between'],
  ['2024-09-30T17:00', '2024-10-08T09:00', 60, 'National Day between'],
  ['2024-03-02T09:00', '2024-03-03T15:00', 0, 'a weekend'],
  ['2024-03-04T11:00', '2024-03-04T09:00', 0, 'a clock that was set back'],
  ['1970-01-01T00:00', '2024-03-04T09:00', 0, 'a clock that was never set'],
])('from %s to %s: %i minutes (%s)', (from, to, minutes) => {
  expect(workedMinutes(at(from), at(to), calendar)).toBe(minutes);
});

test.each([
  ['2024-03-04T08:30', hours(6), '2024-03-04T14:30'],
  ['2024-03-04T08:30', days(2), '2024-03-05T17:30'],
  ['2024-03-01T17:30', days(1), '2024-03-04T15:10'],
])('begun %s, %o: soon from %s', (since, limit, soon) => {
  expect(workedUntil(at(since), limit, calendar)?.soon).toEqual(at(soon));
});

test('a limit of a clock that went wrong is none', () => {
  for (const since of ['1970-01-01T00:00', '2099-12-01T00:00', '9999-01-01T00:00'])
    for (const limit of [hours(1), days(1)]) expect(workedUntil(at(since), limit, calendar)).toBeUndefined();
});

test('what is due after so many hours has been worked so long', () => {
  const minute = fc.integer({ min: 0, max: 3 * 365 * 1440 });
  fc.assert(
    fc.property(minute, fc.integer({ min: 1, max: 200 }), (start, amount) => {
      const since = new Date(at('2022-01-01T00:00').getTime() + start * 60_000);
      const due = workedUntil(since, hours(amount), calendar)!;
      expect(workedMinutes(since, due.at, calendar)).toBe(amount * 60);
    }),
  );
  expect(WORKED_A_DAY).toBe(420);
});
