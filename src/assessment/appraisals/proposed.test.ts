import { expect, test } from 'vitest';
import { wayBelow } from '../counting/appraisal.ts';
import { choicesFor, proposedFor } from './proposed.ts';

const survey = (id: number, more: object = {}) => ({
  ...{ id, authorityId: 1, officeId: 7, title: '政务公开满意度调查', opensOn: '2025-03-01', closesOn: '2025-03-31' },
  ...{ answers: 40, scales: [{ question: 2, title: '您满意吗' }] },
  ...more,
});
const whole = { authorityId: 1, officeId: null };

test.each([
  // whom, surveys, until, proposed, why
  [whole, [survey(1)], '2025-12-31', 1, 'its own'],
  [whole, [], '2025-12-31', undefined, 'it has none'],
  [whole, [survey(1, { authorityId: 2 })], '2025-12-31', undefined, 'another’s'],
  [whole, [survey(1, { title: '公交班次调查' })], '2025-12-31', undefined, 'not about how content people are'],
  [whole, [survey(1, { title: '政务公开社会评议问卷' })], '2025-12-31', 1, 'called an appraisal'],
  [whole, [survey(1)], '2025-03-30', undefined, 'not over on the last day that counts'],
  [whole, [survey(1)], '2025-03-31', 1, 'over on that day'],
  [whole, [survey(1), survey(2, { answers: 90 })], '2025-12-31', 2, 'most answers'],
  [whole, [survey(1), survey(2, { closesOn: '2025-06-30' })], '2025-12-31', 2, 'alike: the last'],
  [{ authorityId: 1, officeId: 7 }, [survey(1)], '2025-12-31', 1, 'of the office itself'],
  [{ authorityId: 1, officeId: 8 }, [survey(1)], '2025-12-31', undefined, 'of another office'],
])('%#: %5$s', (whom, surveys, until, proposed, _why) => {
  expect(proposedFor(whom, surveys, until)?.id).toBe(proposed);
});

test('what may be chosen: surveys of both, whole or one scale', () => {
  const all = [survey(1), survey(2, { authorityId: 9 }), survey(3, { authorityId: 5 })];
  expect(choicesFor(whole, 9, all).map(({ value }) => value)).toEqual(['1:0', '1:2', '2:0', '2:2']);
});

const own = { host: 'town.example', base: '' };
const everyName = { host: null, base: '' };
test.each([
  ['below its path', own, { host: 'city.example', base: '/u/town' }, true],
  ['under its own host, to which that path leads', own, own, true],
  ['below a superior that answers under every name', everyName, { host: null, base: '/u/town' }, true],
  ['nowhere, since it answers under every name', own, everyName, false],
  ['nowhere, since it has no site', own, undefined, false],
  ['nowhere, since the superior stands below a path itself', { host: 'p.example', base: '/u/city' }, own, false],
])('the survey of who is assessed is reached %s', (_, superior, site, expected) =>
  expect(wayBelow(superior, site)).toBe(expected),
);
