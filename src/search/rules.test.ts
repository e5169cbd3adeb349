import { describe, expect, test } from 'vitest';
import { byRelevance, choosePlan, expected, fewer, frequencyOf, leadsOn, type Match } from './rules.ts';

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
    [6_000, [5_000], 20, 'collect', 'few enough to be counted: a whole town'],
    [1_000_000, [336_000], 20, 'walk', 'a page is found after sixty steps'],
  ] as const)('%i documents, words in %j, %i wanted: %s (%s)', (documents, frequencies, wanted, plan, _why) => {
    expect(choosePlan({ documents, frequencies, wanted })).toBe(plan);
  });
});

test.each([
  [300, 20_000, 0, false, 'a word of old documents alone'],
  [300, 20_000, 14, false, 'hardly any'],
  [300, 20_000, 15, true, 'a quarter of what an even share would be'],
  [300, 20_000, 60, true, 'an even share'],
] as const)(
  'of %i steps with a word in %i of 100,000 documents, %i met: %s (%s)',
  (_steps, frequency, met, leads, _why) =>
    expect(leadsOn(met, { documents: 100_000, frequencies: [frequency] })).toBe(leads),
);

test('words strewn without regard to each other meet as often as their shares multiply', () => {
  expect(expected({ documents: 1_000, frequencies: [500, 100] })).toBe(50);
  expect(expected({ documents: 0, frequencies: [1] })).toBe(0);
});

describe('order by relevance', () => {
  const match = (
    documentId: number,
    day: string,
    rank: number,
    literal = false,
    numbered = false,
    own = true,
  ): Match => ({
    documentId,
    publishedAt: new Date(`${day}T00:00:00Z`),
    rank,
    literal,
    numbered,
    own,
  });
  const now = new Date('2024-01-01T00:00:00Z');
  test.each([
    [
      [match(1, '2020-01-01', 0.1, true), match(2, '2023-12-01', 0.5)],
      [1, 2],
      'a title that says it literally comes first',
    ],
    [
      [match(1, '2020-01-01', 0.1, false, true), match(2, '2023-12-01', 0.9, true)],
      [1, 2],
      'the paper of the number typed comes before all others',
    ],
    [
      [match(1, '2010-01-01', 0), match(2, '2023-12-01', 1, false, false, false)],
      [1, 2],
      'what only an attachment says comes after what a document says itself',
    ],
    [[match(1, '2020-01-01', 0.1), match(2, '2023-12-01', 0.1)], [2, 1], 'alike: the newer'],
    [[match(1, '2022-01-01', 0.9), match(2, '2023-12-01', 0.1)], [1, 2], 'much more relevant beats newer'],
  ])('%#: %s', (matches, order) => {
    expect(byRelevance(matches, now).map((each) => each.documentId)).toEqual(order);
  });
});

describe('how often a term is met', () => {
  const counts = { documents: 100, of: (word: string) => ({ 低保: 3, 生活: 40, 保障: 20 })[word] ?? 0 };
  test.each([
    [[['低保']], 3],
    [[['生活', '保障']], 20],
    [[['低保'], ['生活', '保障']], 23],
    [[['无人提及'], ['生活', '保障']], 20],
    [[['无人提及', '生活']], 0],
    [[[]], 0],
  ])('%j: at most %i', (any, expected) => expect(frequencyOf({ any }, counts)).toBe(expected));
  test('never more than there are documents', () =>
    expect(frequencyOf({ any: [['a'], ['b']] }, { documents: 5, of: () => 4 })).toBe(5));
});

describe('where no document holds all, less is asked for', () => {
  const often: Record<string, number> = { 建设村: 9, 收入: 30, 支出: 50, 想: 80, 飞船: 0, 户: 90 };
  const ways = (...words: string[]) =>
    fewer(
      words.map((said) => ({ said })),
      100,
      ({ said }) => often[said] ?? 0,
      (word) => word === '想',
    ).map(({ kept, left }) => `${kept.map(({ said }) => said)} without ${left.map(({ said }) => said)}`);
  test.each([
    [['想', '建设村'], ['建设村 without 想']],
    [
      ['想', '收入', '建设村', '支出'],
      ['收入,建设村,支出 without 想', '收入,建设村 without 想,支出', '建设村 without 想,支出,收入'],
    ],
    [['建设村', '收入', '飞船'], ['建设村,收入 without 飞船']],
    [['飞船', '支出'], []], // what was asked for is what is not there
    [['飞船', '户'], []], // one character tells nothing
    [['飞船'], []],
    [['建设村'], []],
    [[], []],
  ])('%j', (words, expected) => expect(ways(...words)).toEqual(expected));
});
