import { expect, test } from 'vitest';
import { ELEMENTS, emptyGuide, type GuideContent, hashOf, textOf } from './content.ts';
import { materialsInLines, parseMaterials } from './materials.ts';
import { type Basis, checkDue, doubtInWords, doubtsOf, missingIn } from './rules.ts';

const whole: GuideContent = {
  ...emptyGuide('临时救助申请'),
  ...{
    audiences: ['person'],
    subject: 'relief',
    basis: '《社会救助暂行办法》第四十七条',
    conditions: '生活暂时困难的',
  },
  materials: [{ name: '居民户口簿', originals: 1, copies: 1, note: '' }],
  ...{ place: '镇政府一楼', telephone: '0000-6600001', steps: '申请\n审核', legalLimit: '20 个工作日' },
  ...{ promisedLimit: '10 个工作日', charged: false, result: '救助金发放到账户', supervision: '0000-6600002' },
};

test('a whole guide lacks nothing; each element that the indicators ask for is missed', () => {
  expect(missingIn(whole, 0)).toEqual({});
  expect(Object.keys(missingIn(emptyGuide('事项'), 0))).toEqual(
    ELEMENTS.map(({ name }) => name).filter((name) => name !== 'title'),
  );
});

test.each<[string, Partial<GuideContent>, number, string[]]>([
  ['a window says where and when', { place: '' }, 1, []],
  ['neither a window nor a place', { place: '' }, 0, ['place']],
  ['charged without standard', { charged: true }, 0, ['fee']],
  ['charged with standard', { charged: true, fee: '每证 10 元' }, 0, []],
  ['no papers are asked for', { materials: [] }, 0, []],
  ['papers are not said', { materials: null }, 0, ['materials']],
  ['blank conditions', { conditions: ' \n ' }, 0, ['conditions']],
  ['nobody whom it is for', { audiences: [] }, 0, ['audiences']],
])('%s', (_why, change, windows, missing) => {
  expect(Object.keys(missingIn({ ...whole, ...change }, windows))).toEqual(missing);
});

const basis = { title: '某办法', withdrawn: false, ended: '' };
test.each<[string, string, Basis | undefined, string[], string]>([
  ['2024-01-01', '2024-06-29', basis, [], '180 days: still checked'],
  ['2024-01-01', '2024-06-30', basis, ['已 181 天没有核对'], 'the day after'],
  ['2024-06-01', '2024-06-30', undefined, [], 'names no document'],
  ['2024-06-01', '2024-06-30', { ...basis, ended: '废止' }, ['依据文件“某办法”已废止'], 'repealed'],
  ['2024-06-01', '2024-06-30', { ...basis, ended: '失效' }, ['依据文件“某办法”已失效'], 'expired'],
  ['2024-06-01', '2024-06-30', { ...basis, withdrawn: true, ended: '废止' }, ['依据文件“某办法”已撤下'], 'withdrawn'],
  [
    '2023-06-01',
    '2024-06-30',
    { ...basis, withdrawn: true },
    ['依据文件“某办法”已撤下', '已 395 天没有核对'],
    'both: basis first',
  ],
])('checked %s, on %s: %j %j (%s)', (checkedOn, today, of, said) => {
  expect(doubtsOf(checkedOn, today, of).map(doubtInWords)).toEqual(said);
});

test('it must be looked at again by the last day on which it is not stale', () => {
  expect(checkDue('2024-01-01')).toBe('2024-06-29');
});

test.each([
  ['', null],
  ['无', []],
  ['不需要材料', []],
  ['居民身份证', [{ name: '居民身份证', originals: 0, copies: 0, note: '' }]],
  [
    '居民户口簿，原件1，复印件 2 份，全部页，双面\n申请书,原件',
    [
      { name: '居民户口簿', originals: 1, copies: 2, note: '全部页，双面' },
      { name: '申请书', originals: 1, copies: 0, note: '' },
    ],
  ],
  ['申请书\t原件1\t本人签字', [{ name: '申请书', originals: 1, copies: 0, note: '本人签字' }]],
  ['，原件1', '第 1 行：应以材料名称开头'],
  ['申请书\n申请书', '第 2 行：“申请书”写了两次'],
  ['申请书，原件100', '第 1 行：份数应为 0 至 99'],
])('papers written %j are %j', (text, papers) => {
  const read = parseMaterials(text);
  expect(read).toEqual(papers);
  if (typeof read !== 'string') expect(parseMaterials(materialsInLines(read))).toEqual(read);
});

test('another sample under the same name is another content; the text stays the same', () => {
  const withSample = (hash: string): GuideContent => ({
    ...whole,
    materials: [{ ...whole.materials![0]!, sample: { hash, name: '样表.docx' } }],
  });
  expect(textOf(withSample('a'))).toBe(textOf(withSample('b')));
  expect(hashOf(1, withSample('a'))).not.toBe(hashOf(1, withSample('b')));
  expect(hashOf(1, whole)).not.toBe(hashOf(2, whole));
});
