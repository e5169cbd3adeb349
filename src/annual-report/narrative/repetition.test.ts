import { expect, test } from 'vitest';
import { partIds, sectionsOf, textsOf } from './parts.ts';
import { promisesIn } from './promises.ts';
import { repetition } from './repetition.ts';

const share = (text: string, before: string) => Math.round(repetition(text, before).share * 100);

test.each([
  // this year, last year, percent, why
  ['2023年共公开信息 1,557 条。', '2022 年共公开信息936条。', 100, 'figures and years do not tell sentences apart'],
  ['二〇二三年共公开信息若干条。', '2022年共公开信息若干条。', 100, 'a year written in characters is a year'],
  ['２０２３年共公开信息１２条。', '2022年共公开信息3条。', 100, 'full-width digits'],
  ['规范公文公开属性源头管理。', '开展全员业务培训三次以上。', 0, 'other words'],
  ['加强队伍建设，提升业务能力水平。', '加强队伍建设，提升业务能力和水平。', 100, 'the same but for one character'],
  ['逐条登记公开台账。新增手机端查询服务功能。', '逐条登记公开台账。', 42, 'by length: 8 of 19 characters'],
  ['无。', '无。', 0, 'what is always the same says nothing'],
  ['', '逐条登记公开台账。', 0, 'no text'],
  ['逐条登记公开台账。', '', 0, 'no last year'],
])('%s against %s: %i %%', (text, before, percent) => {
  expect(share(text, before)).toBe(percent);
});

test('the repeated sentences are named, also inside a list', () => {
  const { sentences } = repetition(
    '一是加强培训考核工作；二是增设三处公开栏。',
    '一是加强培训考核工作；二是完善制度机制建设。',
  );
  expect(sentences.map(({ repeated }) => repeated)).toEqual([true, false]);
});

test.each([
  [
    '存在的主要问题：一是更新慢。\n改进情况：一是明确更新频次和责任人；二是按月通报栏目更新情况。',
    ['明确更新频次和责任人', '按月通报栏目更新情况'],
  ],
  ['问题是培训少。下一步，将每季度组织一次业务培训。', ['将每季度组织一次业务培训']],
  ['没有问题。', []],
])('what part five promised: %s', (text, expected) => {
  expect(promisesIn(text).map((one) => one.text)).toEqual(expected);
});

test('texts by part come back out of the sections', () => {
  const texts = Object.fromEntries(partIds.map((part) => [part, `${part} 第一段。\n第二段。`])) as Parameters<
    typeof sectionsOf
  >[0];
  expect(textsOf(sectionsOf(texts))).toEqual(texts);
});
