import { expect, test } from 'vitest';
import { codeIn, hashOf, newCode, newSecret, spacedCode } from './code.ts';

test('a code has no letter that is taken for another, and is read as it is shown', () => {
  for (let n = 0; n < 500; n += 1) {
    const code = newCode();
    expect(code).not.toMatch(/[B8IL10OQS5Z2GV6]/);
    expect(codeIn(spacedCode(code))).toBe(code);
  }
});

test.each<[string, string | undefined, string]>([
  [' ac3-4ef ', 'AC34EF', 'blanks, a dash, small letters'],
  ['ＡＣ３４ＥＦ', 'AC34EF', 'full width'],
  ['AC34E', undefined, 'too short'],
  ['AC34EFA', undefined, 'too long'],
  ['AC34E0', undefined, 'a nought is never shown'],
  ['', undefined, 'nothing'],
])('%j is read as %j: %s', (typed, code) => {
  expect(codeIn(typed)).toBe(code);
});

test('two secrets are never the same, and their fingerprints are 32 bytes', () => {
  expect(newSecret()).not.toBe(newSecret());
  expect(hashOf('a')).toHaveLength(32);
  expect(hashOf('a').equals(hashOf('b'))).toBe(false);
});
