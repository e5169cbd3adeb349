import { expect, test } from 'vitest';
import { hideBy } from '../copies/hiding.ts';
import { maskable, maskingIn, maskingInWords, weightsIn } from './rules.ts';

const usual = Object.fromEntries(maskable.map((check) => [`way.${check}`, check === 'pii.mobile' ? 'partly' : 'keep']));
const masking = (typed: Record<string, string>) => maskingIn({ ...usual, 'first.pii.mobile': '3', ...typed });

test.each([
  ['nothing chosen', {}, []],
  [
    'some',
    { 'weight.lang.unit': 'off', 'weight.form.sum': 'block' },
    [
      ['form.sum', 'block'],
      ['lang.unit', 'off'],
    ],
  ],
])('weights: %s', (_, typed, expected) => {
  const set = weightsIn(typed);
  expect(set.ok && [...set.value]).toEqual(expected);
});

test.each([
  ['below the least', 'pii.mobile', 'off'],
  ['what is none', 'lang.unit', 'much'],
])('weights: %s is refused at its field', (_, check, chosen) => {
  expect(weightsIn({ [`weight.${check}`]: chosen })).toMatchObject({ ok: false, fields: { [`weight.${check}`]: /./ } });
});

test('weights: of what may not be lowered nothing is chosen, whatever is sent', () => {
  const set = weightsIn({ 'weight.pii.resident-id': 'off', 'weight.secrecy.mark': 'hint' });
  expect(set.ok && set.value.size).toBe(0);
});

test.each([
  ['more than may stay', { 'first.pii.mobile': '4' }, 'first.pii.mobile'],
  ['no number', { 'last.pii.mobile': 'x' }, 'last.pii.mobile'],
  ['a way that is none', { 'way.pii.email': 'partly' }, 'way.pii.email'],
  ['a column twice', { 'head.0': '姓名', 'way.0': 'keep', 'head.1': '姓 名', 'way.1': 'wholly' }, 'head.1'],
  ['a column whose way is not chosen', { 'head.0': '姓名' }, 'way.0'],
])('masking: %s is refused at its field', (_, typed, field) => {
  expect(masking(typed)).toMatchObject({ ok: false, fields: { [field]: /./ } });
});

const hidden = (typed: Record<string, string>, text: string, under?: string) => {
  const rules = masking(typed);
  if (!rules.ok) throw new Error(rules.message);
  return hideBy(rules.value)(text, under).reduceRight(
    (all, { from, to, by }) => all.slice(0, from) + by + all.slice(to),
    text,
  );
};
const head = (words: string, way: string, first = '0', last = '0') => ({
  ...{ 'head.0': words, 'way.0': way, 'first.0': first, 'last.0': last },
});

test.each([
  ['a number as set', {}, '电话19900000000', undefined, '电话199********'],
  ['a name', head('姓名', 'partly', '1'), ' 王演示 ', '户主姓名', ' 王** '],
  ['first and last', head('姓名', 'partly', '1', '1'), '欧阳演示', '姓名', '欧**示'],
  ['a short name shows less', head('姓名', 'partly', '2', '1'), '王演', '姓 名', '王*'],
  ['of one character nothing', head('姓名', 'partly', '1'), '王', '姓名', '*'],
  ['all of it', head('住址', 'wholly'), '甲街 1 号', '家庭住址', '******'],
  ['a column that is kept', head('联系电话', 'keep'), '19900000000', '联系电话', '19900000000'],
  ['another column', head('姓名', 'wholly'), '王演示', '项目', '王演示'],
  ['no column', head('姓名', 'wholly'), '姓名', undefined, '姓名'],
  ['nothing in it', head('姓名', 'wholly'), '  ', '姓名', '  '],
])('masking: %s', (_, typed, text, under, expected) => {
  const once = hidden(typed, text, under);
  expect(once).toBe(expected);
  expect(hidden(typed, once, under)).toBe(once);
});

test('masking in words', () => {
  expect(maskingInWords({ way: 'partly', first: 6, last: 4 })).toBe('遮盖，留前 6 位、后 4 位');
  expect(maskingInWords({ way: 'partly', first: 1, last: 0 }, '个字')).toBe('遮盖，留前 1 个字');
  expect(maskingInWords({ way: 'keep', first: 0, last: 0 })).toBe('保留');
});
