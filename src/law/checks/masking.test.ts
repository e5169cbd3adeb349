import { expect, test } from 'vitest';
import { findSensitive } from './sensitive.ts';

test.each([
  // text, as it may be published, why
  ['身份证号：000000199001010018', '身份证号：000000********0018', 'first six, last four'],
  ['号码０００００0１９９００１０１００１８', '号码000000********0018', 'full width becomes half'],
  ['证号 000000 19900101 0018。', '证号 000000********0018。', 'what parts it goes'],
  ['身份证110101900307793', '身份证110101*****7793', 'fifteen digits'],
  ['电话 199 0000 0000', '电话 199****0000', 'first three, last four'],
  ['电话 +86-19900000000', '电话 +86 199****0000', 'the code of the country stays'],
  ['账号 6222 0000 0000 0000 004', '账号 ***************0004', 'of a card the last four'],
])('%s → %s (%s)', (text, expected) => {
  const [found, ...others] = findSensitive(text);
  expect(others).toEqual([]);
  const { index, text: written, mend } = found!;
  const mended = text.slice(0, index) + mend + text.slice(index + written.length);
  expect(mended).toBe(expected);
  expect(findSensitive(mended)).toEqual([]);
});

test('a number of another kind has none: a person decides', () => {
  expect(findSensitive('邮箱 a@example.com')[0]).not.toHaveProperty('mend');
});
