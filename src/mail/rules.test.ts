import { expect, test } from 'vitest';
import { waitAfter, withoutAddress } from './rules.ts';

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
