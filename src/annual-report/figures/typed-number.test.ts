import { expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

test.each([
  ['１２', '12', 'full width'],
  ['１，２００', '1200', 'full width with its comma'],
  ['1,234,567.50', '1234567.50', 'thousands'],
  [' 3 ', '3', 'spaces around'],
  ['1,2', '1,2', 'no thousands: refused by the form, never twelve'],
  ['-5', '-5', 'the form says what is wrong'],
  ['１．５', '1.5', 'a full-width point'],
])('%s is read as %s (%s)', (typed, read) => expect(typedNumber(typed)).toBe(read));
