import { expect, test } from 'vitest';
import { MOST_AT_ONCE, saidFault, severalIn, tickedAt } from './rules.ts';

const hash = 'a'.repeat(64);

test('each has its own verdict; what is of none of them is left out', () => {
  const typed = {
    ...{ round: ['12', '13', '13', 'x', '0', '-1'], 'verdict-12': 'passed', 'read-12': 'yes', 'hash-12': hash },
    ...{ 'step-12': '1', 'verdict-13': 'returned', 'remark-13': '请补充', 'verdict-99': 'passed' },
  };
  expect(severalIn(typed)).toEqual([
    { roundId: 12, read: true, verdict: 'passed', remark: '', contentHash: hash, step: 1 },
    { roundId: 13, read: false, verdict: 'returned', remark: '请补充', contentHash: '', step: Number.NaN },
  ]);
});

test('a page holds only as many as one reads', () => {
  expect(severalIn({ round: Array.from({ length: 50 }, (_, n) => `${n + 1}`) })).toHaveLength(MOST_AT_ONCE);
  expect(severalIn({})).toEqual([]);
});

const one = { roundId: 1, read: true, verdict: 'passed', remark: '', contentHash: hash, step: 0 } as const;
test.each([
  ['read and passed', one, undefined],
  ['passed unread', { ...one, read: false }, '请通读'],
  [
    'returned with its reason, read or not',
    { ...one, read: false, verdict: 'returned', remark: '请补充' } as const,
    undefined,
  ],
  ['returned without', { ...one, verdict: 'returned', remark: ' ' } as const, '理由'],
  ['not now', { ...one, read: false, verdict: undefined }, undefined],
])('%s', (_why, said, fault) => {
  if (fault) expect(saidFault(said)).toContain(fault);
  else expect(saidFault(said)).toBeUndefined();
});

test('only the gates and the secrecy review are taken together', () => {
  const all = ['gates', 'secrecy', 'opinion', 'release'] as const;
  expect(all.filter((checks) => tickedAt({ checks }))).toEqual(['gates', 'secrecy']);
});
