import { expect, test } from 'vitest';
import { candidatesFor } from './candidates.ts';

const texts = async (letters: string) => (await candidatesFor(letters)).map(({ text }) => text);

test.each([
  ['gongkai', '公开'],
  ['dibao', '低保'],
  ['shenqing', '申请'],
  ['butie', '补贴'],
  ['nv', '女'],
  ['zhong', '中'],
  ['chongqing', '重庆'],
])('%s may mean %s, among the first nine', async (letters, word) => {
  expect((await texts(letters)).slice(0, 9)).toContain(word);
});

test.each([
  ['hang', '行', 'one of two sounds'],
  ['xing', '行', 'the other'],
  ['zhang', '长', 'of several sounds each finds it'],
])('%s finds %s: %s', async (letters, word) => {
  expect(await texts(letters)).toContain(word);
});

test('letters of several words are taken piece by piece, what is begun is gone on with', async () => {
  expect((await candidatesFor('shenqinggongkai')).find(({ text }) => text === '申请')).toEqual({
    text: '申请',
    used: 8,
  });
  expect(await texts('zhengf')).toContain('政府');
});

test.each(['', 'UPPER', 'a b', '中', '<script>', 'a'.repeat(31), 'vvvv'])(
  '%j means at most what it begins with',
  async (letters) => {
    const found = await candidatesFor(letters);
    if (!/^[a-z]{1,30}$/.test(letters)) expect(found).toEqual([]);
    expect(found.every(({ text }) => /^\p{Script=Han}+$/u.test(text))).toBe(true);
  },
);
