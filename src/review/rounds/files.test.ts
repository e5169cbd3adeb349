import { expect, test } from 'vitest';
import type { FileShown } from '../subjects.ts';
import { pairsOf } from './files.ts';

/** 'name hash' */
const file = (said: string): FileShown => {
  const [name, hash] = said.split(' ') as [string, string];
  return { name, hash, words: undefined, unread: [] };
};
const name = (one: FileShown | undefined) => (one ? `${one.name} ${one.hash}` : '—');

test.each([
  ['nothing', ['甲.pdf 1', '乙.pdf 2'], ['乙.pdf 2', '甲.pdf 1'], []],
  ['one more, one less', ['甲.pdf 1'], ['乙.xlsx 2'], ['— → 乙.xlsx 2', '甲.pdf 1 → —']],
  ['another content under its name', ['甲.pdf 1', '乙.pdf 2'], ['甲.pdf 1', '乙.pdf 3'], ['乙.pdf 2 → 乙.pdf 3']],
  ['another name', ['甲.pdf 1'], ['甲（定稿）.pdf 1'], ['甲.pdf 1 → 甲（定稿）.pdf 1']],
  ['the next of its kind', ['名单.xlsx 1', '表.pdf 2'], ['表.pdf 2', '名单二.XLSX 3'], ['名单.xlsx 1 → 名单二.XLSX 3']],
  ['its name before its kind', ['甲.pdf 1', '乙.pdf 2'], ['乙.pdf 3'], ['乙.pdf 2 → 乙.pdf 3', '甲.pdf 1 → —']],
  ['the same twice', ['甲.pdf 1', '甲.pdf 1'], ['甲.pdf 1'], ['甲.pdf 1 → —']],
])('what took the place of what: %s', (_, before, now, expected) => {
  const pairs = pairsOf(before.map(file), now.map(file));
  expect(pairs.map(([was, is]) => `${name(was)} → ${name(is)}`)).toEqual(expected);
});
