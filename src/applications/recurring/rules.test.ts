import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutDocument } from '../../search/index.ts';
import { type Asked, recurringAmong, waits } from './rules.ts';

const words = (text: string) => [...new Set(cutDocument(text))].filter((word) => [...word].length > 1);
const asked = (...texts: (readonly [text: string, applicant: string | null])[]): Asked[] =>
  texts.map(([text, applicant], at) => ({ id: at + 1, words: words(text), applicant }));
const filler = [
  '镇水厂取水口的安防布置图',
  '高速公路出口的征地批复',
  '低保户家庭收入核查材料',
  '渣土车行政检查案卷',
  '机关食堂采购的审批单',
].map((text, at) => ({ id: 100 + at, words: words(text), applicant: `x${at}` }));

test.each<[string, Asked[], number[][]]>([
  [
    'three people, the same in other words',
    asked(
      ['建设村集体土地征收公告和补偿安置方案', 'a'],
      ['申请公开建设村集体土地征收的公告、补偿安置方案', 'b'],
      ['请提供建设村土地征收补偿安置方案及公告，谢谢', 'c'],
    ),
    [[1, 2, 3]],
  ],
  [
    'two are not several',
    asked(['建设村集体土地征收公告和补偿安置方案', 'a'], ['建设村集体土地征收公告、补偿安置方案', 'b']),
    [],
  ],
  [
    'one person three times',
    asked(['环卫服务合同价款', 'a'], ['环卫服务合同的价款', 'a'], ['申请公开环卫服务合同价款', 'a']),
    [],
  ],
  [
    'who is not known any more counts as one',
    asked(['环卫服务合同价款', null], ['环卫服务合同的价款', null], ['申请公开环卫服务合同价款', 'a']),
    [[1, 2, 3]],
  ],
  [
    'only words of every application in common',
    asked(['申请公开镇政府有关文件', 'a'], ['申请公开镇政府有关材料', 'b'], ['申请公开镇政府相关信息', 'c']),
    [],
  ],
  [
    'another matter in the same village stays apart',
    asked(
      ['建设村农村公路养护工程中标结果', 'a'],
      ['建设村农村公路养护工程的中标结果', 'b'],
      ['建设村公路养护工程中标结果', 'c'],
      ['建设村危房改造补助对象公示', 'd'],
    ),
    [[1, 2, 3]],
  ],
])('%s', (_why, given, groups) => {
  expect(recurringAmong([...given, ...filler]).map(({ members }) => members.map(({ id }) => id))).toEqual(groups);
});

test('a group says how many asked and by what words it is known', () => {
  const [group] = recurringAmong([
    ...asked(['环卫服务合同价款', 'a'], ['环卫服务合同的价款', 'a'], ['本镇环卫服务合同价款', 'b']),
    ...filler,
  ]);
  expect(group).toMatchObject({ applicants: 2 });
  expect(group!.words).toContain('环卫');
});

test('each stands in one group at most, and the order in which they are given does not matter', () => {
  const bag = fc.array(fc.constantFrom(...'土地 征收 补偿 环卫 合同 价款 公路 养护 低保 名单'.split(' ')), {
    maxLength: 5,
  });
  const many = fc.array(fc.record({ words: bag, applicant: fc.constantFrom('a', 'b', 'c', null) }), { maxLength: 30 });
  fc.assert(
    fc.property(many, (list) => {
      const given = list.map((one, id) => ({ id, ...one }));
      const groups = recurringAmong(given);
      const ids = groups.flatMap(({ members }) => members.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(recurringAmong([...given].reverse())).toEqual(groups);
    }),
  );
});

const member = (mark: string) => ({ decided: mark.includes('d'), suggested: mark.includes('s') });
test.each([
  [['-', '-', '-'], true, 'three without a decision'],
  [['d', 'd', 'd', '-'], false, 'one more after the decision'],
  [['d', 'd', 'd', '-', '-', '-'], true, 'three more after the decision'],
  [['s'], true, 'a suggestion waits alone'],
  [['ds', '-'], false, 'a suggestion that was decided'],
])('%j waits: %s (%s)', (marks, expected, _why) => expect(waits(marks.map(member))).toBe(expected));
