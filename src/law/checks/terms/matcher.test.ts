import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longest } from './longest.ts';
import { type Term, termsMatcher } from './matcher.ts';

const term = (words: string, exceptions = ''): Term => ({
  words: words.split(' '),
  exceptions: exceptions.split(' ').filter(Boolean),
});
const told = (terms: Term[], text: string, simple?: ReadonlyMap<string, string>) =>
  termsMatcher(terms, simple)(text).map(({ from, to }) => `${from} ${text.slice(from, to)}`);

describe('what is found', () => {
  test.each<[string, Term[], string, string[]]>([
    [
      'all that overlaps',
      [term('人民'), term('人民政府'), term('政府')],
      '人民政府',
      ['0 人民', '0 人民政府', '2 政府'],
    ],
    ['variants', [term('开发区 经开区')], '市经开区', ['1 经开区']],
    ['not in an exception', [term('秘密', '保守国家秘密')], '保守国家秘密，此件秘密', ['9 秘密']],
    ['an exception is of its term alone', [term('秘密', '国家秘密'), term('国家')], '国家秘密', ['0 国家']],
    ['capital or small', [term('Wifi密码')], '附WIFI密码', ['1 WIFI密码']],
    ['terms are made normal', [term('ＷＩＦＩ　密码')], '附wifi密码', ['1 wifi密码']],
    ['an empty term is none', [term('')], '公开', []],
    ['no terms', [], '公开', []],
  ])('%s', (_, terms, text, expected) => expect(told(terms, text).toSorted()).toEqual(expected.toSorted()));
});

test('traditional characters are found by simplified terms, in place', () => {
  expect(
    told(
      [term('国务院')],
      '見國務院令',
      new Map([
        ['國', '国'],
        ['務', '务'],
      ]),
    ),
  ).toEqual(['1 國務院']);
});

test('it finds what looking for each alone finds', () => {
  const word = fc.string({ unit: fc.constantFrom('公', '开', '政', '府'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 12 }), (words, texts) => {
      const text = texts.join('');
      const alone = new Set<string>();
      for (const one of words)
        for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) alone.add(`${at} ${one}`);
      const found = new Set(
        told(
          words.map((one) => term(one)),
          text,
        ),
      );
      expect(found).toEqual(alone);
    }),
  );
});

test('many terms take no longer than few, and a text of the worst kind takes time in proportion', () => {
  const find = termsMatcher([term('公 公公 公公公 公公公公', '公公公公公')]);
  const took = (length: number) => {
    const text = '公'.repeat(length);
    const began = performance.now();
    find(text);
    return performance.now() - began;
  };
  const [short, long] = [20_000, 160_000].map((length) => Math.min(...[1, 2, 3].map(() => took(length))));
  expect(long).toBeLessThan(24 * Math.max(short!, 5));
});

test('of what overlaps the longest is kept', () => {
  const at = (from: number, to: number) => ({ from, to });
  expect(longest([at(2, 4), at(0, 4), at(3, 6), at(0, 2), at(8, 9)])).toEqual([at(0, 4), at(3, 6), at(8, 9)]);
  expect(longest([])).toEqual([]);
});
