import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from './questions.ts';
import { hiddenAmong, isShown, LEAST, shareOf, tallyOf } from './tally.ts';
import { threatIn } from './threats.ts';
import { parseQuestions } from './written.ts';

const { questions } = parseQuestions(
  '1. 去过吗（单选）\n去过\n没有\n2. 办过什么（多选）\n社保\n医保\n3. 满意吗（量表，1 至 5）\n4. 建议（文字）',
);

test('answers are counted by question', () => {
  const all: Answers[] = [
    { picks: { 1: [1], 2: [1, 2], 3: [5] }, texts: { 4: '好' } },
    { picks: { 1: [1], 3: [2] }, texts: {} },
    { picks: { 1: [2], 2: [2] }, texts: {} },
  ];
  expect(tallyOf(questions, all)).toEqual([
    { number: 1, answered: 3, counts: [2, 1] },
    { number: 2, answered: 2, counts: [1, 2] },
    { number: 3, answered: 2, counts: [0, 1, 0, 0, 1], mean: 3.5 },
    { number: 4, answered: 1, counts: [] },
  ]);
  expect(tallyOf(questions, []).map(({ answered, mean }) => [answered, mean])).toEqual([
    [0, undefined],
    [0, undefined],
    [0, undefined],
    [0, undefined],
  ]);
});

test.each([
  [0, true, 'nothing tells nothing'],
  [1, false, ''],
  [4, false, ''],
  [5, true, ''],
])('figures of %s answers: shown %s (%s)', (answers, shown) => expect(isShown(answers)).toBe(shown));

describe('groups', () => {
  test.each([
    [[10, 20, 30], [false, false, false], 'all large'],
    [[10, 4, 30], [true, true, false], 'one small: the next goes with it, or it is told by subtraction'],
    [[10, 2, 3], [false, true, true], 'two small ones hide each other'],
    [[10, 1, 2], [true, true, true], 'two that are together small'],
    [[0, 9, 9], [false, false, false], 'nobody'],
    [[0, 3, 0], [false, true, false], 'all that there are'],
    [[], [], ''],
  ])('%j → %j (%s)', (sizes, hidden) => expect(hiddenAmong(sizes)).toEqual(hidden));
  test('never is a small one shown, nor one that is left over', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (sizes) => {
        const hidden = hiddenAmong(sizes);
        sizes.forEach((size, at) => {
          if (size > 0 && size < LEAST) expect(hidden[at]).toBe(true);
        });
        const sum = sizes.reduce((all, size, at) => all + (hidden[at] ? size : 0), 0);
        const shown = sizes.some((size, at) => !hidden[at] && size > 0);
        expect(sum === 0 || sum >= LEAST || !shown).toBe(true);
      }),
    );
  });
});

test.each([
  [1, 3, '33.3 %'],
  [3, 3, '100.0 %'],
  [0, 0, ''],
])('%s of %s: %s', (part, whole, said) => expect(shareOf(part, whole)).toBe(said));

test.each([
  ['再不修路我就放火', '放火'],
  ['我要炸了镇政府', '炸了镇政府'],
  ['把你们都砍 死', '砍死'],
  ['活不下去了', '活不下去'],
  ['建议统一采购杀虫剂，游客爆炸性增长', ''],
  ['打死结的绳子', '打死'], // read by a person, who lets it pass
  ['路灯坏了没人修', ''],
])('%s: %j', (text, found) => expect(threatIn(text)).toBe(found));
