import { describe, expect, test } from 'vitest';
import { byRelevance, choosePlan, expected, type Match } from './rules.ts';

describe('the plan follows how common the words are', () => {
  test.each([
    // documents  frequencies       wanted  plan       why
    [100_000, [0], 20, 'nothing', 'a word that no document holds'],
    [100_000, [50_000, 0], 20, 'nothing', 'one word missing is enough'],
    [100_000, [], 20, 'nothing', 'no word at all'],
    [0, [0], 20, 'nothing', 'an empty site'],
    [100_000, [12], 20, 'collect', 'few to collect'],
    [100_000, [90_000], 20, 'walk', 'nearly every document matches'],
    [100_000, [90_000, 12], 20, 'collect', 'the rarest word decides'],
    [1_000_000, [336_000], 20, 'walk', 'a page is found after sixty steps'],
  ] as const)('%i documents, words in %j, %i wanted: %s (%s)', (documents, frequencies, wanted, plan, _why) => {
    expect(choosePlan({ documents, frequencies, wanted })).toBe(plan);
  });
});

test('words strewn without regard to each other meet as often as their shares multiply', () => {
  expect(expected({ documents: 1_000, frequencies: [500, 100] })).toBe(50);
  expect(expected({ documents: 0, frequencies: [1] })).toBe(0);
});

describe('order by relevance', () => {
  const match = (documentId: number, day: string, rank: number, literal = false): Match => ({
    documentId,
    publishedAt: new Date(`${day}T00:00:00Z`),
    rank,
    literal,
  });
  const now = new Date('2024-01-01T00:00:00Z');
  test.each([
    [
      [match(1, '2020-01-01', 0.1, true), match(2, '2023-12-01', 0.5)],
      [1, 2],
      'a title that says it literally comes first',
    ],
    [[match(1, '2020-01-01', 0.1), match(2, '2023-12-01', 0.1)], [2, 1], 'alike: the newer'],
    [[match(1, '2022-01-01', 0.9), match(2, '2023-12-01', 0.1)], [1, 2], 'much more relevant beats newer'],
  ])('%#: %s', (matches, order) => {
    expect(byRelevance(matches, now).map((each) => each.documentId)).toEqual(order);
  });
});
