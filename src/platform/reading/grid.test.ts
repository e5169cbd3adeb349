import { expect, test } from 'vitest';
import { columnsOf, spanOf } from './grid.ts';

// Cells by how wide and high they are: '2x3' goes over two columns and three rows.
test.each<[why: string, rows: string[], columns: number[][]]>([
  [
    'plain',
    ['1x1 1x1', '1x1 1x1'],
    [
      [1, 2],
      [1, 2],
    ],
  ],
  [
    'over columns',
    ['2x1 1x1', '1x1 1x1 1x1'],
    [
      [1, 3],
      [1, 2, 3],
    ],
  ],
  ['over rows on the left', ['1x3 1x1', '1x1', '1x1', '1x1'], [[1, 2], [2], [2], [1]]],
  [
    'over rows amid them',
    ['1x1 1x2 1x1', '1x1 1x1', '1x1 1x1'],
    [
      [1, 2, 3],
      [1, 3],
      [1, 2],
    ],
  ],
  [
    'a head in two rows',
    ['1x2 2x1 1x2', '1x1 1x1', '1x1 1x1 1x1 1x1'],
    [
      [1, 2, 4],
      [2, 3],
      [1, 2, 3, 4],
    ],
  ],
  ['one that begins below another', ['1x2 1x1', '1x2', '1x1'], [[1, 2], [2], [1]]],
  ['nothing', [''], [[]]],
])('%s', (_, rows, columns) => {
  const spans = rows.map((row) =>
    row
      .split(' ')
      .filter(Boolean)
      .map((cell) => {
        const [wide, high] = cell.split('x').map(Number) as [number, number];
        return { wide, high };
      }),
  );
  expect(columnsOf(spans)).toEqual(columns);
});

test.each([
  [undefined, 1],
  ['', 1],
  ['0', 1],
  ['-3', 1],
  ['2', 2],
  ['2.9', 2],
  ['x', 1],
  [3, 3],
  ['1e9', 1e9],
])('a span of %s is %d', (said, span) => expect(spanOf(said)).toBe(span));

test('what claims to go over everything costs no more than a table has', () => {
  const row = [{ wide: 1e9, high: 1e9 }];
  expect(columnsOf(Array.from({ length: 50_000 }, () => row)).at(-1)).toEqual([501]);
});
