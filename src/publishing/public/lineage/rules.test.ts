import { describe, expect, test } from 'vitest';
import { connected, type Edge, inOrder, type Step } from './lineage.ts';

const edge = (from: number, to: number | null, kind: Edge['kind'] = 'amends', title = ''): Edge => ({
  ...{ kind, from, to, title, number: '', address: '' },
});
const step = (documentId: number, on: string): Step & { documentId: number } => ({
  ...{ documentId, on, title: `第 ${documentId} 份`, documentNumber: '', address: '', validity: 'valid' },
});

describe('a lineage', () => {
  test.each<[string, Edge[], number, number[]]>([
    ['is both ways, however far', [edge(2, 1), edge(3, 2), edge(9, 8)], 2, [1, 2, 3]],
    ['reaches by what both replaced', [edge(2, 1), edge(3, 1)], 3, [1, 2, 3]],
    ['is nothing more where nothing changes it', [edge(2, 1)], 5, [5]],
    ['needs none of others', [edge(2, null)], 2, [2]],
  ])('%s', (_, edges, start, ids) => {
    const found = connected(edges, start);
    expect([...found.ids].sort((a, b) => a - b)).toEqual(ids);
    expect(found.cut).toBe(false);
  });

  test('ends where it is no picture any more, and says so', () => {
    const chain = Array.from({ length: 100 }, (_, n) => edge(n + 1, n));
    const { ids, cut } = connected(chain, 50);
    expect(cut).toBe(true);
    expect(ids.size).toBe(24);
    expect([49, 50, 51].every((id) => ids.has(id))).toBe(true);
  });

  test('of exactly as many as are shown nothing is left out', () => {
    const chain = Array.from({ length: 23 }, (_, n) => edge(n + 1, n));
    expect(connected(chain, 0)).toMatchObject({ cut: false });
  });

  test('stands from the oldest to the newest, with what each changes, once', () => {
    const edges = [
      edge(7, 3, 'replaces'),
      edge(7, 3, 'replaces'),
      edge(7, 3, 'amends'),
      edge(7, 4, 'repeals'),
      edge(4, 99),
    ];
    const { steps, links } = inOrder([step(7, '2024-01-01'), step(4, '2021-05-01'), step(3, '2019-03-01')], edges);
    expect(steps.map(({ documentId }) => documentId)).toEqual([3, 4, 7]);
    expect(links).toEqual([
      { from: 2, to: 0, kinds: ['replaces', 'amends'] },
      { from: 2, to: 1, kinds: ['repeals'] },
    ]);
  });

  test('names a document of others once, before the first of ours that changes it', () => {
    const edges = [edge(1, null, 'amends', '某省办法'), edge(2, null, 'repeals', '某省办法')];
    const { steps, links } = inOrder([step(1, '2020-01-01'), step(2, '2022-01-01')], edges);
    expect(steps.map(({ title }) => title)).toEqual(['某省办法', '第 1 份', '第 2 份']);
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
});
