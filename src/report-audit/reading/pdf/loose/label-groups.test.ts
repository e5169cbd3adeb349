import { expect, test } from 'vitest';
import { TABLE_THREE } from '../../../../law/index.ts';
import { shareLabels } from './label-groups.ts';

const SIZE = 10;
const shared = (labels: number[], rows: number[]) =>
  shareLabels(
    labels.map((base) => ({ base, text: '甲' })),
    rows,
    SIZE,
  ).map(({ from, to }) => labels.slice(from, to));

test.each<[string, labels: number[], rows: number[], groups: number[][]]>([
  [
    'beside the middle of two and of three lines',
    [0, 12, 24, 36, 48],
    [6, 36],
    [
      [0, 12],
      [24, 36, 48],
    ],
  ],
  ['a row without a label', [0, 24], [0, 12, 24], [[0], [], [24]]],
  ['a head between two rows', [0, 12, 24], [0, 24], [[0], [24]]],
  ['prose far above', [-60, -48, 0], [0], [[0]]],
  ['nothing to share', [], [0, 12], [[], []]],
])('%s', (_, labels, rows, groups) => {
  expect(shared(labels, rows)).toEqual(groups);
});

const halves = TABLE_THREE.filter(({ label }) => label.length > 5).flatMap(({ label }, n) => [
  { base: n * 24, text: label.slice(0, 4) },
  { base: n * 24 + 12, text: label.slice(4) },
]);

test('figures beside the first line of every label, where only the words tell', () => {
  const rows = Array.from({ length: halves.length / 2 }, (_, n) => n * 24);
  expect(shareLabels(halves, rows, SIZE)).toEqual(rows.map((_, n) => ({ from: n * 2, to: n * 2 + 2 })));
});
