import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courseFaults } from './course.ts';
import { KINDS, type Question } from './questions.ts';
import { inLines, parseQuestions } from './written.ts';

const WHOLE = `1. 您去过办事大厅吗？（单选，必答，分组）
A. 去过
B、没去过 → 第 4 题
2、您办过哪些事？（多选，最多 2 项）
说明：近一年内
- 社保
- 医保
- 户籍
3．您满意吗(量表,1 很不满意 至 5 很满意,必答)
→ 结束
4. 您有什么建议？（文字，最多 200 字）`;

test('what is typed is understood, in any width and with any marks', () => {
  const { questions, faults } = parseQuestions(WHOLE);
  expect(faults).toEqual([]);
  expect(questions).toEqual([
    {
      ...{ kind: 'single', title: '您去过办事大厅吗？', help: '', required: true, groups: true },
      options: [{ label: '去过' }, { label: '没去过', to: 4 }],
    },
    {
      ...{ kind: 'several', title: '您办过哪些事？', help: '近一年内', required: false, most: 2 },
      options: [{ label: '社保' }, { label: '医保' }, { label: '户籍' }],
    },
    {
      ...{ kind: 'scale', title: '您满意吗', help: '', required: true, from: 1, upTo: 5 },
      ...{ low: '很不满意', high: '很满意', after: 'end' },
    },
    { kind: 'text', title: '您有什么建议？', help: '', required: false, longest: 200 },
  ]);
  expect(courseFaults(questions)).toEqual([]);
  expect(parseQuestions(inLines(questions))).toEqual({ questions, faults: [] });
});

test.each([
  ['去过', '第 1 行：应以题号开头', 'an option before any question'],
  ['1. 您好吗', '第 1 行：题目后面用括号写明题型', 'no sort'],
  ['1. 您好吗（必答）', '第 1 行：括号里写明题型', 'no sort among the terms'],
  ['1. 您好吗（选择）', '看不懂括号里的“选择”', 'a sort that is none'],
  ['2. 您好吗（单选）', '第 1 行：这一题的题号应为 1', 'begins at two'],
  ['1. 您好吗（单选）\n好\n\n3. 建议（文字）', '第 4 行：这一题的题号应为 2', 'a number left out'],
  ['1. 建议（文字）\n好', '第 2 行：文字题没有选项', 'an option of a text'],
  ['1. 建议（文字，最多 9999 字）', '1 至 2000 字', 'too long a text'],
  ['1. 打分（量表）', '写明分值', 'a scale without values'],
  ['1. 打分（量表，5 至 1）', '从小到大', 'a scale backwards'],
  ['1. 打分（量表，1 至 100）', '最大 10', 'a scale too long'],
  ['1. 您好吗（多选，分组）', '只有单选题可以用来分组', 'groups of several'],
  ['1. 您好吗（单选，最多 2 项）', '只有多选题写', 'most of one'],
  ['1. 事（多选）\n甲 → 第 3 题\n乙', '多选题的选项不能跳题', 'a branch of several'],
  ['1. （单选）\n甲\n乙', '题目没有写字', 'no words'],
  [`1. ${'长'.repeat(201)}（单选）`, '题目最多 200 个字', 'too long'],
  [Array.from({ length: 201 }, (_, at) => `${at + 1}. 题（文字）`).join('\n'), '最多 200 道题', 'too many'],
])('%# is refused', (text, said) => {
  expect(parseQuestions(text).faults.join('\n')).toContain(said);
});

const words = fc.stringMatching(/^[一-龥]{1,8}$/);
const common = { title: words, help: fc.constantFrom('', '近一年内'), required: fc.boolean() };
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('single' as const),
    options: fc.array(
      fc.record({ label: words, to: fc.constantFrom('end' as const, 7) }, { requiredKeys: ['label'] }),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
  }),
  fc
    .record({
      ...common,
      kind: fc.constant('several' as const),
      options: fc.array(fc.record({ label: words }), { minLength: 2, maxLength: 5 }),
      most: fc.integer({ min: 1, max: 5 }),
    })
    .map((one) => ({ ...one, most: Math.min(one.most, one.options.length) })),
  fc.record({
    ...{
      ...common,
      kind: fc.constant('scale' as const),
      from: fc.constantFrom(0, 1),
      upTo: fc.integer({ min: 2, max: 10 }),
    },
    ...{ low: fc.constantFrom('', '很差'), high: fc.constantFrom('', '很好') },
  }),
  fc.record({ ...common, kind: fc.constant('text' as const), longest: fc.integer({ min: 1, max: 2000 }) }),
);

test('questions written out and read again are the same', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 12 }), (questions) => {
      expect(parseQuestions(inLines(questions))).toEqual({ questions, faults: [] });
    }),
  );
  expect(Object.keys(KINDS)).toHaveLength(4);
});

test('anything may be typed without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'1.2、（单选文字量表多选，至）→结束第题\n- 说明：'), maxLength: 80 }),
      (text) => {
        courseFaults(parseQuestions(text).questions);
      },
    ),
  );
});
