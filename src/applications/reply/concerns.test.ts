import { expect, test } from 'vitest';
import { concernsOf } from './concerns.ts';

const ask = (id: string, answered: string | null) =>
  ({ id, whom: 'thirdParty', asked: '2024-03-01', answered, answer: answered && 'consent' }) as never;

test.each<[string, never[], string, number, string[]]>([
  ['nobody is asked, nothing is promised', [], '经检索，没有找到。', 0, []],
  ['one has not answered', [ask('第1方', null), ask('第2方', '2024-03-04')], '没有找到。', 0, ['pending']],
  ['all have', [ask('第1方', '2024-03-04')], '没有找到。', 0, []],
  ['promised with it, nothing there', [], '上述信息随本答复书一并提供。', 0, ['attached']],
  ['… by other words', [], '所申请信息附后。', 0, ['attached']],
  ['… and there it is', [], '上述信息随本答复书一并提供。', 1, []],
  ['both', [ask('第1方', null)], '予以公开的信息随本答复书一并提供。', 0, ['pending', 'attached']],
])('%s', (_why, asks, body, given, keys) => {
  const concerns = concernsOf({ asks }, { body }, given, () => '李＊＊');
  expect(concerns.map(({ key }) => key)).toEqual(keys);
  if (keys.includes('pending')) expect(concerns[0]!.text).toContain('李＊＊的意见');
});
