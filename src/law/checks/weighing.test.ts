import { expect, test } from 'vitest';
import { CHECKS, type CheckId, type Severity } from './finding.ts';
import { WEIGHT_BOUNDS, WEIGHTS, type Weight, weighed, weightsFor } from './weighing.ts';

const one = (check: string, severity: Severity) => ({ check, severity, text: '' });

test.each<[why: string, CheckId, found: Severity, set: Weight, expected: Severity | undefined]>([
  ['set lighter', 'form.sum', 'warn', 'hint', 'hint'],
  ['set heavier', 'lang.unit', 'hint', 'block', 'block'],
  ['set aside', 'lang.unit', 'hint', 'off', undefined],
  ['what stops is not lowered', 'pii.resident-id', 'block', 'off', 'block'],
  ['what stops is not lowered, whatever its check', 'secrecy.internal', 'block', 'warn', 'block'],
  ['not below what is the least', 'pii.mobile', 'warn', 'off', 'warn'],
  ['the least of a kind that may be told', 'pii.landline', 'warn', 'off', 'hint'],
  ['an office’s telephone is not raised', 'pii.mobile', 'hint', 'block', 'hint'],
  ['a person’s is', 'pii.mobile', 'warn', 'block', 'block'],
  ['a doubtful number of a kind that stops', 'pii.resident-id', 'warn', 'block', 'warn'],
  ['what was not read is not set aside', 'unread', 'warn', 'off', 'warn'],
  ['lighter than what is set', 'norm.link', 'hint', 'warn', 'hint'],
])('%s', (_, check, severity, set, expected) => {
  const found = [one(check, severity)];
  const told = weighed(found, new Map([[check, set]]));
  expect(told).toEqual(expected ? [one(check, expected)] : []);
  expect(weighed(told, new Map([[check, set]]))).toEqual(told);
  expect(weighed(found, new Map())).toEqual(found);
});

test('a finding of no check of ours stays', () => {
  expect(weighed([one('other', 'warn')], new Map([['other', 'off']]))).toEqual([one('other', 'warn')]);
});

test.each(Object.keys(CHECKS) as CheckId[])('%s may be set to what it usually weighs, and to more', (check) => {
  const { usual, least } = WEIGHT_BOUNDS[check];
  expect(weightsFor(check)).toEqual(WEIGHTS.slice(WEIGHTS.indexOf(least)));
  expect(weightsFor(check)).toContain(usual);
  expect(weightsFor(check).at(-1)).toBe('block');
});

test('nothing secret, nothing of a person that harms, nothing unread can be set aside', () => {
  const held = (Object.keys(CHECKS) as CheckId[]).filter((check) => /^(?:pii|secrecy)\.|^unread$/.test(check));
  for (const check of held) expect(weightsFor(check)).not.toContain('off');
});
