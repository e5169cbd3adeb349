import { expect, test } from 'vitest';
import { parseQuiz, quizText, scoreOf } from './written.ts';

const WRITTEN = `1. 收到申请后几个工作日内答复？
A. 15 个
B. 20 个 ✓

2、哪些可以不公开？
国家秘密✓
C. 内部工作流程 √
预算`;

test('questions as people write them, with letters or without', () => {
  expect(parseQuiz(WRITTEN)).toEqual({
    ok: true,
    questions: [
      { text: '收到申请后几个工作日内答复？', options: ['15 个', '20 个'], right: [1] },
      { text: '哪些可以不公开？', options: ['国家秘密', '内部工作流程', '预算'], right: [0, 1] },
    ],
  });
});

test('what is shown for mending reads back as the same', () => {
  const read = parseQuiz(WRITTEN);
  if (!read.ok) throw new Error(read.why);
  expect(parseQuiz(quizText(read.questions))).toEqual(read);
});

test.each([
  ['', '请写题目'],
  ['\n\n', '请写题目'],
  ['几个工作日？\n15', '第 1 行：题目应以题号开头，如“1. ……”'],
  ['1. 甲\n乙 ✓', '第 1 题至少要有两个选项'],
  ['1. 甲\n乙\n丙', '第 1 题没有标出正确的选项：在它的末尾写 ✓'],
  ['1. 甲\n乙 ✓\n丙\n2. 丁', '第 2 题至少要有两个选项'],
  ['1. 甲\n乙\n2. 丁\n戊 ✓\n己', '第 1 题至少要有两个选项'],
  ['1. 甲\n乙 ✓\nB. 乙', '第 3 行：选项“乙”重复'],
  ['1. 甲\nA. ✓', '第 2 行：选项没有内容'],
  [`1. ${'长'.repeat(300)}`, '第 1 行：一行最多 300 个字'],
  [Array.from({ length: 31 }, (_, n) => `${n + 1}. 甲\n乙 ✓\n丙`).join('\n'), '第 91 行：最多 30 道题'],
  [`1. 甲\n${Array.from({ length: 9 }, (_, n) => `选项${n}✓`).join('\n')}`, '第 10 行：一道题最多 8 个选项'],
])('%j: %s', (written, why) => {
  expect(parseQuiz(written)).toEqual({ ok: false, why });
});

const questions = [
  { text: '甲', options: ['一', '二'], right: [1] },
  { text: '乙', options: ['一', '二', '三'], right: [0, 2] },
  { text: '丙', options: ['一', '二'], right: [0] },
];
test.each([
  [[[1], [0, 2], [0]], 100, 'all'],
  [[[1], [2, 0], [1]], 67, 'two of three, in whatever order'],
  [[[1], [0], [0]], 67, 'half an answer is none'],
  [[[1], [0, 1, 2], [0]], 67, 'ticking everything is none'],
  [[[], [], []], 0, 'nothing'],
  [[[0]], 0, 'the rest left out'],
])('%j: %i (%s)', (chosen, score) => {
  expect(scoreOf(questions, chosen)).toBe(score);
});
