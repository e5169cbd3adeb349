import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROOF_BITS, proves } from '../human.ts';
import { work } from './proof.ts';
import { sha256 } from './sha256.ts';

describe('proof of work', () => {
  test("the browser's hash is SHA-256", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (text) => {
        const hex = [...sha256(text)].map((word) => word.toString(16).padStart(8, '0')).join('');
        expect(hex).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });
  test('what the browser finds the server accepts, for this challenge alone', async () => {
    const proof = await work('a-challenge', PROOF_BITS);
    expect(proves('a-challenge', proof)).toBe(true);
    expect(proves('another', proof)).toBe(false);
  });
});
