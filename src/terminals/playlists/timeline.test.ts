import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALWAYS, isDue, roundOf, secondsFor, type When } from './timeline.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const when = (given: Partial<When>): When => ({ ...ALWAYS, ...given });

test.each<[Partial<When>, string, boolean, string]>([
  [{}, '2024-03-05T03:00', true, 'always'],
  [{ opens: '08:30', closes: '17:00' }, '2024-03-05T08:29', false, 'before its time'],
  [{ opens: '08:30', closes: '17:00' }, '2024-03-05T08:30', true, 'its first minute'],
  [{ opens: '08:30', closes: '17:00' }, '2024-03-05T17:00', false, 'its end is not in it'],
  [{ opens: '08:30' }, '2024-03-05T23:59', true, 'from then to the end of the day'],
  [{ closes: '09:00' }, '2024-03-05T00:00', true, 'from the day’s beginning'],
  [{ weekdays: '12345' }, '2024-03-09T10:00', false, 'a Saturday'],
  [{ weekdays: '7' }, '2024-03-10T10:00', true, 'a Sunday'],
  [{ weekdays: '5', opens: '22:00', closes: '02:00' }, '2024-03-08T23:00', true, 'Friday night'],
  [{ weekdays: '5', opens: '22:00', closes: '02:00' }, '2024-03-09T01:59', true, 'still Friday’s night'],
  [{ weekdays: '5', opens: '22:00', closes: '02:00' }, '2024-03-08T01:00', false, 'Thursday’s night'],
  [{ weekdays: '5', opens: '22:00', closes: '02:00' }, '2024-03-09T22:30', false, 'Saturday’s night'],
  [{ fromOn: '2024-03-05' }, '2024-03-04T23:59', false, 'the day before'],
  [{ fromOn: '2024-03-05', untilOn: '2024-03-05' }, '2024-03-05T00:00', true, 'its one day'],
  [{ untilOn: '2024-03-05' }, '2024-03-06T00:00', false, 'the day after'],
])('%j at %s: %s (%s)', (given, time, due) => {
  expect(isDue(when(given), at(time))).toBe(due);
});

const item = (name: string, priority: number, given: Partial<When> = {}) => ({ name, priority, when: when(given) });
const names = (items: { name: string }[]) => items.map(({ name }) => name).join(' ');

test('each has its turn, what is shown more often after every other, what is to be alone alone', () => {
  const now = at('2024-03-05T10:00');
  expect(names(roundOf([item('a', 1), item('b', 1)], now))).toBe('a b');
  expect(names(roundOf([item('a', 1), item('x', 2), item('b', 1)], now))).toBe('a x b x');
  expect(names(roundOf([item('x', 2), item('y', 2)], now))).toBe('x y');
  expect(names(roundOf([item('a', 1), item('x', 2), item('!', 3)], now))).toBe('!');
  expect(names(roundOf([item('a', 1), item('!', 3, { opens: '12:00' })], now))).toBe('a');
  expect(roundOf([], now)).toEqual([]);
});

test('what is true no longer has no turn, and holds up no other', () => {
  const now = at('2024-03-05T11:30');
  const windows = { ...item('windows', 3), until: at('2024-03-05T11:30') };
  expect(names(roundOf([item('a', 1), windows], now - 1))).toBe('windows');
  expect(names(roundOf([item('a', 1), windows], now))).toBe('a');
  expect(roundOf([windows], now)).toEqual([]);
});

test('something due is always shown, and nothing that is not', () => {
  const items = fc.array(fc.record({ priority: fc.integer({ min: 1, max: 3 }), due: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(items, (given) => {
      const all = given.map(({ priority, due }) => ({ due, priority, when: when(due ? {} : { weekdays: '' }) }));
      const round = roundOf(all, at('2024-03-05T10:00'));
      expect(round.every(({ due }) => due)).toBe(true);
      expect(round.length > 0).toBe(all.some(({ due }) => due));
    }),
  );
});

test.each([
  [0, 10, 10, 'what the item says at least'],
  [20, 5, 8, 'never shorter than eight seconds'],
  [180, 10, 30, 'six characters a second'],
  [2_000, 10, 60, 'a page that is too full does not stop the others'],
  [2_000, 90, 90, 'unless it was set longer'],
])('%i characters, at least %i s: %i s (%s)', (characters, least, seconds) => {
  expect(secondsFor(characters, least)).toBe(seconds);
});
