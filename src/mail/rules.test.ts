import { expect, test } from 'vitest';
import { passwordFor, waitAfter, withoutAddress } from './rules.ts';

test('tries lie farther and farther apart, and end', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((n) => waitAfter(n)!);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waitAfter(7)).toBeUndefined();
});

test.each([
  ['no such user <zhang@example.com>', 'no such user <〔收件人〕>', 'as it was written'],
  ['550 ZHANG@EXAMPLE.COM: ZHANG@EXAMPLE.COM', '550 〔收件人〕: 〔收件人〕', 'in capitals, twice'],
  ['zhang@exampleXcom', 'zhang@exampleXcom', 'a dot is a dot'],
])('%s is kept as %s (%s)', (said, kept) => expect(withoutAddress(said, 'zhang@example.com')).toBe(kept));

const one = { login: 'gk', host: 'smtp.example.com' };
const sealed = Buffer.from('sealed');
test.each([
  // typed                                     kept before                  which                  why
  [{ ...one, password: 'x' }, undefined, 'typed', 'the first time'],
  [{ ...one, password: 'x' }, { ...one, password: sealed }, 'typed', 'another one'],
  [{ ...one, password: '' }, { ...one, password: sealed }, 'before', 'nothing typed: it stays'],
  [{ ...one, login: '', password: '' }, { ...one, password: sealed }, 'none', 'a server that asks for none'],
  [{ ...one, password: '' }, undefined, '有登录名时须填写密码', 'a login name needs one'],
  [{ ...one, password: '' }, { ...one, login: '', password: null }, '有登录名时须填写密码', 'there was none'],
  [
    { ...one, host: 'elsewhere.example.com', password: '' },
    { ...one, password: sealed },
    '服务器或登录名已更改，请重新填写密码',
    'another server never gets it',
  ],
  [
    { ...one, login: 'other', password: '' },
    { ...one, password: sealed },
    '服务器或登录名已更改，请重新填写密码',
    'another account never gets it',
  ],
] as const)('typed %j, before %j: %s (%s)', (typed, before, expected, _why) => {
  const which = passwordFor(typed, before);
  expect(which.ok ? which.value : which.fields?.password).toBe(expected);
});
