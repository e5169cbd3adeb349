import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from 'vitest';
import { holdsPinyin, readings } from './pinyin.ts';
import { passwordFault } from './rules.ts';

const owner = {
  login: 'hd-wangxm',
  name: '王小明',
  authority: { name: '测试市河东镇人民政府', shortName: '河东镇', code: 'hedongz' },
};

test.each([
  ['1234567890a', 'a row of keys and a letter'],
  ['qwertyuiop1', 'a row of letters and a figure'],
  ['Password12', 'the word itself'],
  ['P@ssw0rd2024!', 'the word in its known disguise, with a year'],
  ['Admin@123456', 'the account’s name of every machine'],
  ['1qaz2wsx3edc', 'slanting columns'],
  ['!@#$%^&*()1a', 'a row with shift'],
  ['zxcvbnm123', 'the lowest row'],
  ['qazwsxedc123', 'columns'],
  ['abcdefg12345', 'alphabet and figures'],
  ['987654321abc', 'backwards'],
  ['Aa123456789', 'twice the same letter, figures'],
  ['aaaaaa111111', 'repeated'],
  ['abc123abc123', 'a block twice'],
  ['xk4xk4xk4xk4', 'a block four times, though of random'],
  ['woaini1314520', 'pinyin words'],
  ['Zhongguo2024!', 'the country and a year'],
  ['mima20240101', 'mima and a date'],
  ['Welcome2024!!', 'welcome'],
  ['ｐａｓｓｗｏｒｄ１２', 'in wide letters'],
])('%s is refused as easily guessed: %s', (password) => {
  expect(passwordFault(password, owner)).toMatch(/太容易被猜到|重复的字符过多/);
});

/** What of the list a person could choose by length and kinds of characters. */
const choosable = dictionary['passwords-common'].filter(
  (one) => one.length >= 10 && /[a-z]/.test(one) && /[^a-z]/.test(one),
);

test('whatever stands in lists of leaked passwords is refused, in whatever letters', () => {
  expect(choosable.length).toBeGreaterThan(500);
  expect(choosable.filter((one) => !passwordFault(one, owner))).toEqual([]);
  expect(choosable.filter((one) => !passwordFault(one.toUpperCase(), owner))).toEqual([]);
});

test.each(['liverpool1', 'Liverpool12', '2024alexander!', 'q1w2e3r4t5', 'METALLICA#77', '!!slipknot666'])(
  '%s is refused as one of those, with something around it',
  (password) => {
    expect(passwordFault(password, owner)).toContain('外泄密码');
  },
);

test.each([
  ['hd-wangxm#9K7v', '登录名'],
  ['HDwangxm#9K7v', '登录名'],
  ['wangxiaoming#9K', '姓名'],
  ['Wang-Xiao-Ming8', '姓名'],
  ['王小明#9K7v2f', '姓名'],
  ['He-dong-9K7v', '本机关的名称'],
  ['ceshishihedongzhen', undefined], // one kind of characters only
  ['hedongzhen#9K7', '本机关的名称'],
  ['河东镇政府#9K7v', '本机关的名称'],
  ['hedongz!9K7vQ', '本机关的名称'],
])('%s holds a name: %s', (password, named) => {
  const fault = passwordFault(password, owner);
  expect(fault).toBe(named ? `密码不能包含${named}` : '密码应包含字母、数字、符号中的至少两种');
});

test.each([
  'Zhen-Gongkai-8x',
  'New-town-2026',
  'quiet.lamp7rotor',
  'k7fm-x2qp-9dra',
  '青松-Lq48-石桥',
  'correct horse staple 7',
  'T4k#v9Wz!m',
])('%s can be used', (password) => {
  expect(passwordFault(password, owner)).toBeUndefined();
});

test.each([
  ['Ab1!', '密码至少 10 位'],
  [`Ab1!${'x7'.repeat(70)}`, '密码最多 128 位'],
  ['zjqmwkfhvbtp', '密码应包含字母、数字、符号中的至少两种'],
])('%s is refused before anything else', (password, fault) => {
  expect(passwordFault(password, owner)).toBe(fault);
});

test.each([
  ['绥芬河', 'suifenhe'],
  ['河东', 'hedong'],
  ['重庆', 'chongqing'],
  ['佛山', 'foshan'],
  ['吕梁', 'lvliang'],
  ['哈尔滨', 'haerbin'],
])('%s is read %s', (name, sound) => {
  expect(holdsPinyin(`x${sound}y`, name)).toBe(true);
  expect(holdsPinyin('xiamen', name)).toBe(false);
  expect([...name].every((one) => readings(one).length <= 3)).toBe(true);
});
