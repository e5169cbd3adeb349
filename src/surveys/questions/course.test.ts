import { describe, expect, test } from 'vitest';
import { readAnswers } from './answers.ts';
import { askedOf, courseFaults } from './course.ts';
import { parseQuestions } from './written.ts';

const of = (text: string) => parseQuestions(text).questions;
const faults = (text: string) => courseFaults(of(text)).join('\n');
const YES = '\n是\n否';

describe('what cannot be asked', () => {
  test.each([
    ['', '请至少写一道题', 'empty'],
    ['1. 甲（单选）\n是', '第 1 题至少写两个选项', 'one option'],
    ['1. 甲（单选）\n是\n是', '选项“是”写了两次', 'twice'],
    ['1. 甲（多选，最多 3 项）\n是\n否', '只有 2 个选项', 'more than there are'],
    [`1. 甲（单选，必答）\n是 → 第 1 题\n否`, '第 1 题跳回第 1 题', 'to itself'],
    [`1. 甲（文字）\n2. 乙（单选）\n是 → 第 1 题\n否`, '第 2 题跳回第 1 题，答题的人会绕圈', 'a circle'],
    [`1. 甲（文字）\n2. 乙（文字）\n→ 第 1 题`, '第 2 题跳回第 1 题', 'a circle after a question'],
    [`1. 甲（单选）\n是 → 第 9 题\n否`, '跳到第 9 题，但是只有 1 道题', 'to nowhere'],
    ['1. 甲（文字）\n→ 第 3 题\n2. 乙（文字）\n3. 丙（文字）', '第 2 题永远不会问到', 'skipped by all'],
    [
      `1. 甲（单选，必答）\n是 → 第 3 题\n否 → 结束\n2. 乙（文字）\n3. 丙（文字）`,
      '第 2 题永远不会问到',
      'skipped by each',
    ],
    ['1. 甲（文字）\n→ 结束\n2. 乙（文字）', '第 2 题永远不会问到', 'after the end'],
    [`1. 甲（单选，分组）${YES}\n2. 乙（单选，分组）${YES}`, '只能有一道题用来分组', 'two groups'],
  ])('%#: %s', (text, said) => expect(faults(text)).toContain(said));

  test.each([
    [`1. 甲（单选）\n是 → 第 3 题\n否 → 结束\n2. 乙（文字）\n3. 丙（文字）`, 'who answers nothing comes to the second'],
    [`1. 甲（单选，必答）\n是 → 第 3 题\n否\n2. 乙（文字）\n→ 结束\n3. 丙（文字）`, 'one of two ways'],
    [Array.from({ length: 100 }, (_, at) => `${at + 1}. 题（文字）`).join('\n'), 'a hundred questions'],
  ])('%# can (%s)', (text) => expect(faults(text)).toBe(''));
});

const BRANCH = of(
  `1. 去过吗（单选，必答）\n去过\n没有 → 第 4 题\n2. 办过什么（多选，最多 2 项）\n社保\n医保\n户籍\n3. 满意吗（量表，1 至 5，必答）\n→ 结束\n4. 为什么（文字，最多 5 字，必答）`,
);

test.each([
  [{ 1: [1] }, [1, 2, 3]],
  [{ 1: [2] }, [1, 4]],
  [{}, [1, 2, 3]],
] as const)('who chose %j is asked %j', (picks, asked) => {
  expect(askedOf(BRANCH, picks as never)).toEqual(asked);
});

describe('what was sent', () => {
  const read = (sent: Record<string, string[]>) => readAnswers(BRANCH, (field) => sent[field] ?? []);
  test.each([
    [
      { q1: ['1'], q2: ['3', '1', '3'], q3: ['5'] },
      { picks: { 1: [1], 2: [1, 3], 3: [5] }, texts: {} },
      'in order, once',
    ],
    [{ q1: ['2'], q4: [' 太远 '] }, { picks: { 1: [2] }, texts: { 4: '太远' } }, 'the other way'],
    [{ q1: ['2'], q3: ['5'], q4: ['太远'] }, { picks: { 1: [2] }, texts: { 4: '太远' } }, 'what was not asked is left'],
    [{ q1: ['2'], q2: ['9'], q4: ['远'] }, { picks: { 1: [2] }, texts: { 4: '远' } }, 'nor is it wrong'],
  ])('%# is taken (%s)', (sent, answers, _why) => expect(read(sent as never)).toEqual({ answers, faults: {} }));
  test.each([
    [{}, { q1: '第 1 题必须回答', q3: '第 3 题必须回答' }],
    [{ q1: ['3'] }, { q1: '第 1 题请选择列出的选项', q3: '第 3 题必须回答' }],
    [{ q1: ['1', '2'], q3: ['1'] }, { q1: '第 1 题最多选 1 项，现在选了 2 项' }],
    [{ q1: ['1'], q2: ['1', '2', '3'], q3: ['1'] }, { q2: '第 2 题最多选 2 项，现在选了 3 项' }],
    [{ q1: ['1'], q3: ['6'] }, { q3: '第 3 题请选择列出的选项' }],
    [{ q1: ['1'], q3: ['1e0'] }, { q3: '第 3 题请选择列出的选项' }],
    [{ q1: ['2'], q4: ['一二三四五六'] }, { q4: '第 4 题最多 5 个字，现在有 6 个' }],
    [{ q1: ['2'], q4: ['  '] }, { q4: '第 4 题必须回答' }],
  ])('%j is refused at its field', (sent, said) => expect(read(sent as never).faults).toMatchObject(said));
  test('nothing at all, where nothing must be', () => {
    const { faults: said } = readAnswers(of('1. 建议（文字）'), () => []);
    expect(said).toEqual({ q1: '请至少回答一题' });
  });
});
