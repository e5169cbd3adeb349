import { expect, test } from 'vitest';
import { type Chain, holding, inWords, upwards } from './scope.ts';

const chain = (columnId: number | null, officeId: number | null): Chain => ({
  columnId,
  officeId,
  column: columnId === null ? null : `栏目${columnId}`,
  office: officeId === null ? null : `科室${officeId}`,
  steps: [],
});
const [all, column, office, both, above, aboveBoth] = [
  chain(null, null),
  chain(2, null),
  chain(null, 7),
  chain(2, 7),
  chain(1, null),
  chain(1, 7),
] as [Chain, Chain, Chain, Chain, Chain, Chain];

test.each<[string, Chain[], Chain | undefined]>([
  ['none is set up', [], undefined],
  ['only the authority has one', [all], all],
  ['the office before the authority', [all, office], office],
  ['the column before the office', [all, office, column], column],
  ['both together before the column', [all, office, column, both], both],
  ['the column above before the office', [all, office, above], above],
  ['the nearest column before the one above, also with the office', [all, aboveBoth, column], column],
  ['the column above with the office', [all, above, aboveBoth], aboveBoth],
  ['others’ chains do not matter', [chain(9, null), chain(null, 9), chain(9, 7), chain(2, 9)], undefined],
])('%s', (_why, chains, held) => {
  expect(holding(chains, [2, 1], 7)).toBe(held);
});

test('what is filed under nothing, of no office, takes the authority’s', () => {
  expect(holding([all, column, office, both], [], null)).toBe(all);
});

test('the columns above are known, and a circle of columns ends', () => {
  const columns = [
    { id: 1, parentId: null, name: '' },
    { id: 2, parentId: 1, name: '' },
    { id: 3, parentId: 4, name: '' },
    { id: 4, parentId: 3, name: '' },
  ];
  expect(upwards(columns, 2)).toEqual([2, 1]);
  expect(upwards(columns, 3)).toEqual([3, 4]);
  expect(upwards(columns, null)).toEqual([]);
});

test.each([
  [undefined, '系统默认'],
  [all, '全机关'],
  [column, '“栏目2”栏目'],
  [office, '科室7送审的文稿'],
  [both, '“栏目2”栏目中科室7送审的文稿'],
])('%o is called %s', (one, words) => {
  expect(inWords(one)).toBe(words);
});
