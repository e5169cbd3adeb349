import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FASTEST_MS, type Issued, judge, LONGEST_MS, numberIn, proves, question } from './human.ts';
import { placeOf } from './tries.ts';

describe('the sum', () => {
  test('is answered right in figures and in Chinese numerals, whatever the seed', () => {
    const words = '零一二三四五六七八九';
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const { text, answer } = question(seed);
        expect(text).toMatch(/^[二三四五六七八九][加减][一二三四五六七八九]等于几？$/);
        expect(answer).toBeGreaterThan(0);
        expect(numberIn(String(answer))).toBe(answer);
        const spoken = answer < 10 ? words[answer]! : `十${answer === 10 ? '' : words[answer - 10]}`;
        expect(numberIn(spoken)).toBe(answer);
        expect(numberIn(`一${spoken}`)).toBe(answer < 10 ? undefined : answer);
      }),
    );
  });
  test.each([
    ['８', 8, 'full width'],
    [' 8 ', 8, 'blanks'],
    ['两', 2, 'as people say it'],
    ['十一', 11, ''],
    ['八八', undefined, 'no number'],
    ['', undefined, 'nothing'],
    ['eight', undefined, 'no figures'],
    ['9'.repeat(500), undefined, 'far too long'],
  ] as [string, number | undefined, string][])('%j is %j (%s)', (typed, value) => expect(numberIn(typed)).toBe(value));
});

/** A proof as a browser finds it. */
function workOn(challenge: string): string {
  for (let n = 0; ; n++) if (proves(challenge, String(n))) return String(n);
}

test.each(['', '-1', '1e3', 'x', '1'.repeat(13)])('%j is no proof', (proof) =>
  expect(proves('a', proof, 0)).toBe(false),
);

describe('judging a form', () => {
  const at = 1_000_000;
  const issued: Issued = { id: 'slip', at, answer: 8 };
  const sent = { proof: '', answer: '8', trap: '' };
  const soon = at + FASTEST_MS;
  test.each([
    ['a person who answered', issued, sent, soon, { ok: true, proved: false }],
    ['no slip', undefined, sent, soon, { ok: false, field: 'answer' }],
    ['faster than reading', issued, sent, soon - 1, { ok: false, field: 'answer' }],
    ['open for too long', issued, sent, at + LONGEST_MS + 1, { ok: false, field: 'answer' }],
    ['from the future', issued, sent, at - 1, { ok: false, field: 'answer' }],
    ['the hidden field filled', issued, { ...sent, trap: 'http://a' }, soon, { ok: false, field: 'homepage' }],
    ['no answer', issued, { ...sent, answer: ' ' }, soon, { ok: false, field: 'answer' }],
    ['a wrong answer', issued, { ...sent, answer: '9' }, soon, { ok: false, field: 'answer' }],
    ['a wrong proof, a right answer', issued, { ...sent, proof: '1' }, soon, { ok: true, proved: false }],
    ['a wrong proof, no answer', issued, { ...sent, proof: '1', answer: '' }, soon, { ok: false, field: 'answer' }],
  ])('%s', (_, slip, form, now, verdict) => expect(judge(slip, form, now)).toMatchObject(verdict));
  test('a proof needs no answer', () => {
    const proof = workOn('slip');
    expect(judge(issued, { proof, answer: '', trap: '' }, soon)).toEqual({ ok: true, proved: true });
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9', 'IPv4'],
  ['::ffff:203.0.113.9', '203.0.113.9', 'IPv4 in IPv6 writing'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64', 'one subscriber'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64', 'the same subscriber'],
  ['2001:DB8:0001:2::1', '2001:db8:1:2::/64', 'written otherwise'],
  ['::1', '0:0:0:0::/64', 'loopback'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'with a zone'],
])('%s counts as %s (%s)', (address, place) => expect(placeOf(address)).toBe(place));
