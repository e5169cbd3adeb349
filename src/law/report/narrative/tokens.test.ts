import { expect, test } from 'vitest';
import { ownOf } from './own.ts';
import { paragraphsOf } from './text.ts';
import { tokensOf } from './tokens.ts';

const kinds = (sentence: string, authority = '示范区教育局') =>
  tokensOf(sentence, ownOf(authority), 2023)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, value, quantity }) => (quantity ? `${quantity.value}${quantity.unit}` : `${kind}:${value}`))
    .join(' ');

test.each([
  ['上年结转的申请12件', 'carry:in object:bare 12件'],
  ['2022年结转3件', 'carry:in 3件'],
  ['结转2024年度3件', 'carry:out 3件'],
  ['2022年收到30件', 'year:other verb:received 30件'],
  ['2023年1月1日至12月31日', 'year:stated'],
  ['2023年1月至6月', 'year:stated year:partial'],
  ['2021—2023年', 'year:span'],
  ['未经复议直接起诉3件', 'remedy:directSuit 3件'],
  ['根据第711号令', 'unknown:根据 unknown:令'],
])('%s is %s', (sentence, read) => expect(kinds(sentence)).toBe(read));

test.each<[authority: string | undefined, sentence: string, who: string]>([
  ['示范区教育局', '全区', 'wide:全区'],
  ['示范区教育局', '我局', 'own:我局'],
  ['示范区教育局', '示范区', 'wide:示范区'],
  ['示范区教育局', '区教育局', 'own:区教育局'],
  ['示范区教育局', '市教育局', 'elsewhere:教育局'],
  ['沐河县人民政府', '全县', 'own:全县'],
  ['沐河县人民政府', '我局', 'elsewhere:我局'],
  ['沐河县人民政府', '全市', 'wide:全市'],
  ['沐河县人民政府办公室', '全县', 'wide:全县'],
  ['柳河镇人民政府办公室', '我镇', 'own:我镇'],
  ['柳河镇人民政府', '全县', 'wide:全县'],
  ['东升街道办事处', '全街道', 'own:全街道'],
  [undefined, '全区', 'own:全区'],
])('in a report of %s, %s is %s', (authority, sentence, who) =>
  expect(
    tokensOf(sentence, ownOf(authority), 2023)
      .map(({ kind, value }) => `${kind}:${value}`)
      .filter((one) => /^(?:own|wide|elsewhere)/.test(one)),
  ).toEqual([who]),
);

test('another authority is told by its name', () => {
  expect(kinds('区住建局收到33件')).toBe('elsewhere:区住建局 verb:received 33件');
  expect(kinds('严格落实保密局要求')).not.toContain('elsewhere');
});

test('headings and paragraphs; a line that breaks off goes on', () => {
  expect(paragraphsOf('一、总体情况\n（一）主动公开\n收到申请2\n1件。办结3件。\n（二）依申请公开\n无')).toEqual([
    { heading: '（一）主动公开', sentences: ['收到申请21件', '办结3件'] },
    { heading: '（二）依申请公开', sentences: ['无'] },
  ]);
});
