import { describe, expect, test } from 'vitest';
import { fenOf, readableYuan, tenThousands, yuan } from './money.ts';

describe('fen as yuan', () => {
  test.each([
    [0, '0', '0'],
    [5, '0.05', '0.05'],
    [12_050, '120.5', '120.50'],
    [110_000, '1100', '1,100'],
    [123_456_789, '1234567.89', '1,234,567.89'],
    [99_999_999_999_999n, '999999999999.99', '999,999,999,999.99'],
  ])('%s: %s, to people %s', (fen, plain, readable) => {
    expect(yuan(fen)).toBe(plain);
    expect(readableYuan(fen)).toBe(readable);
  });

  test('and as 万元', () => expect(tenThousands(123_450_000n)).toBe('123.45'));
});

test.each([
  ['1234.5', 123_450],
  ['0.05', 5],
  ['1,234', undefined],
  ['-1', undefined],
  ['1.005', undefined],
])('yuan as typed: %s is %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));
