import { expect, test } from 'vitest';
import { CHECKS } from './checks/finding.ts';
import { gateOfCheck } from './review-gates.ts';

test.each([
  ['lang.confusable', 'language'],
  ['form.sum', 'norms'],
  ['norm.term', 'politics'],
  ['pii.mobile', 'secrecy'],
  ['secrecy.mark', 'secrecy'],
  ['meta.exif', 'secrecy'],
  ['unread', 'secrecy'],
  ['of-a-check-to-come', 'secrecy'],
])('what %s finds is weighed at %s', (check, gate) => {
  expect(gateOfCheck(check)).toBe(gate);
});

test('every gate has checks of its own', () => {
  expect(new Set(Object.keys(CHECKS).map(gateOfCheck))).toEqual(new Set(['language', 'norms', 'politics', 'secrecy']));
});
