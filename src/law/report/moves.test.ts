import { expect, test } from 'vitest';
import { emptyTables, hintsOf } from '../index.ts';

const withReceived = (total: number, licences = 0) => {
  const tables = emptyTables();
  tables.three.received.total = total;
  tables.two.licences = licences;
  return tables;
};
const moves = (was: ReturnType<typeof emptyTables> | null, is: ReturnType<typeof emptyTables>) =>
  hintsOf({ year: 2023, tables: is, previous: was }).map(({ rule, where, expected, found }) => [
    rule,
    where,
    expected,
    found,
  ]);

test.each<[number, number, boolean, string]>([
  [2921, 0, true, 'gone altogether'],
  [0, 300, true, 'from nothing'],
  [20, 0, true, 'the least that is looked at'],
  [19, 0, false, 'few'],
  [10, 99, true, 'ten times'],
  [100, 500, true, 'five times as many'],
  [100, 499, false, 'not quite'],
  [500, 100, true, 'five times as few'],
  [3, 15, false, 'few in both years'],
  [100, 100, false, 'the same'],
  [0, 0, false, 'nothing in both'],
])('%i, then %i: %s (%s)', (was, is, told) =>
  expect(moves(withReceived(was), withReceived(is))).toEqual(told ? [['X-MOVE', 'three.received.total', was, is]] : []),
);

test('of each total by itself; without last year nothing is said', () => {
  expect(moves(withReceived(50, 900), withReceived(50, 0))).toEqual([['X-MOVE', 'two.licences', 900, 0]]);
  expect(moves(null, withReceived(900))).toEqual([]);
  const { three: _, ...rest } = withReceived(900);
  expect(hintsOf({ year: 2023, tables: rest, previous: withReceived(10) })).toEqual([]); // a table that was not read
});
