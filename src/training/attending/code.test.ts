import { expect, test } from 'vitest';
import { temporarySealer } from '../../platform/sealing/sealing.ts';
import { doorCode, isDoorCode } from './code.ts';

const sealer = temporarySealer();
const start = new Date('2024-06-12T01:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test.each([
  [0, true, 'at once'],
  [29, true, 'while it is shown'],
  [89, true, 'up to a minute after'],
  [90, false, 'no longer'],
  [-1, false, 'before it was shown'],
])('a code is taken %i seconds after it came up: %s (%s)', (seconds, taken) => {
  expect(isDoorCode(sealer, 7, later(seconds), doorCode(sealer, 7, start))).toBe(taken);
});

test('of another training, of another key, or half of one, it is none; blanks and wide digits do not matter', () => {
  const code = doorCode(sealer, 7, start);
  expect(code).toMatch(/^\d{6}$/);
  expect(isDoorCode(sealer, 7, start, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true);
  const wide = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('');
  expect(isDoorCode(sealer, 7, start, wide)).toBe(true);
  const others = [
    doorCode(sealer, 8, later(7_000)),
    doorCode(temporarySealer(), 7, later(7_000)),
    code.slice(0, 5),
    '',
  ];
  for (const other of others) expect(isDoorCode(sealer, 7, start, other)).toBe(false);
});
