import { describe, expect, test } from 'vitest';
import type { Who } from '../../platform/roles.ts';
import { before, daysLate, dueOf, follows, mayDo, type Posted, tends, todoOf } from './rules.ts';

const TODAY = '2024-02-20';
const posted = (given: Partial<Posted> = {}): Posted => ({
  ...{ authorityId: 1, officeId: 5, tendedBy: null, givenTo: null, channel: 'board', state: 'due', followUp: null },
  ...{ dueOn: '2024-02-20', endsOn: null, plannedAt: new Date('2024-02-19T02:00:00Z') },
  ...given,
});
const up = (given: Partial<Posted> = {}) => posted({ state: 'up', dueOn: null, ...given });
const who = (given: Partial<Who> = {}): Who => ({
  ...{ id: 9, name: '联系人', authorityId: 1, officeId: 5, roles: ['contact'] },
  ...given,
});

test.each([
  // posting                                              to do       due           late  why
  [posted(), 'post', '2024-02-20', 0, 'due today'],
  [posted({ dueOn: '2024-02-17' }), 'post', '2024-02-17', 3, 'late by the days since it was due'],
  [up({ endsOn: '2024-02-20' }), undefined, '2024-02-21', 0, 'hangs to the end of its last day'],
  [up({ endsOn: '2024-02-19' }), 'takeDown', '2024-02-20', 0, 'over yesterday: taken down today'],
  [up({ endsOn: '2024-02-09' }), 'takeDown', '2024-02-10', 10, 'long over'],
  [up(), undefined, null, 0, 'in a group nothing is ever over'],
  [up({ followUp: 'replace', dueOn: '2024-02-21' }), 'replace', '2024-02-21', 0, 'corrected'],
  [up({ followUp: 'replace', dueOn: '2024-02-21', endsOn: '2024-02-01' }), 'replace', '2024-02-21', 0, 'correct first'],
  [up({ followUp: 'takeDown', dueOn: '2024-02-20' }), 'takeDown', '2024-02-20', 0, 'withdrawn: at once'],
  [posted({ state: 'down' }), undefined, null, 0, 'done with'],
  [posted({ state: 'removed' }), undefined, null, 0, 'never wanted'],
] as const)('%# to do: %s by %s, late %s (%s)', (one, what, due, late, _why) => {
  expect(todoOf(one, TODAY)).toBe(what);
  if (what || one.state === 'up') expect(dueOf(one)).toBe(due);
  expect(daysLate(one, TODAY)).toBe(late);
});

test('what was withdrawn comes first, then what waits longest', () => {
  const withdrawn = up({ followUp: 'takeDown', dueOn: TODAY });
  const [old, over, fresh] = [posted({ dueOn: '2024-02-01' }), up({ endsOn: '2024-02-10' }), posted()];
  expect([fresh, over, old, withdrawn].sort(before)).toEqual([withdrawn, old, over, fresh]);
});

test.each<[Partial<Who>, boolean, string]>([
  [{}, true, 'of its office'],
  [{ officeId: 6 }, false, 'of another office'],
  [{ officeId: 6, roles: ['disclosureHead'] }, true, 'the head has all'],
  [{ authorityId: 2, roles: ['disclosureHead'] }, false, 'another authority’s head'],
  [{ roles: ['auditAdmin'] }, false, 'of the office, with no role for it'],
])('whose it is: %s %s (%s)', (given, expected, _why) => {
  expect(tends(who(given), posted())).toBe(expected);
});
test('who tends the board, and who was asked in their place, may be of another office', () => {
  const other = who({ officeId: 6 });
  expect(tends(other, posted({ tendedBy: 9 }))).toBe(true);
  expect(tends(other, posted({ givenTo: 9 }))).toBe(true);
  expect(tends(who({ officeId: 6, id: null }), posted())).toBe(false);
});

test.each([
  [posted(), 'post', '2024-02-20', undefined],
  [posted(), 'post', '2024-02-19', undefined],
  [posted(), 'post', '2024-02-18', /签发/],
  [posted(), 'post', '2024-02-21', /手机的时间/],
  [posted(), 'takeDown', '2024-02-20', /他人/],
  [up(), 'post', '2024-02-20', /他人/],
  [posted({ plannedAt: new Date(`${TODAY}T02:00:01Z`) }), 'post', '2024-02-20', /10:00 以后/],
  [posted({ officeId: 6 }), 'post', '2024-02-20', /只能办理/],
  [posted({ authorityId: 2 }), 'post', '2024-02-20', /没有找到/],
  [undefined, 'post', '2024-02-20', /没有找到/],
] as const)('%# may be said to be done', (one, what, on, refused) => {
  const verdict = mayDo(one, who(), what, on, new Date(`${TODAY}T02:00:00Z`));
  expect(verdict.ok).toBe(!refused);
  if (!verdict.ok) expect(verdict.message).toMatch(refused!);
});

describe('what a change of the document asks for', () => {
  const out = { state: 'confirmed', followUp: null, wasOff: false } as const;
  const replaced = { ...out, followUp: 'replace' } as const;
  const gone = { ...out, followUp: 'takeDown' } as const;
  const off = { ...out, state: 'removed' } as const;
  const partly = { ...out, state: 'planned' } as const;
  test.each([
    ['corrected', replaced, up(), 'replace', 'hangs with the old text'],
    ['corrected', partly, up(), 'replace', 'some boards have it, others not yet'],
    ['corrected', partly, posted(), undefined, 'not posted yet: the new text goes up'],
    ['corrected', replaced, up({ followUp: 'replace' }), undefined, 'is to be replaced already'],
    ['corrected', replaced, posted({ state: 'down' }), undefined, 'over: nothing hangs there'],
    ['withdrawn', gone, up(), 'takeDown', 'at once'],
    ['withdrawn', gone, up({ followUp: 'replace' }), 'takeDown', 'instead of replacing it'],
    ['withdrawn', off, posted(), 'remove', 'nobody posts it any more'],
    ['withdrawn', gone, posted(), 'remove', 'nobody posts it any more'],
    ['withdrawn', gone, up({ followUp: 'takeDown' }), undefined, 'asked for already'],
    ['corrected', gone, up(), 'takeDown', 'the channel was taken out'],
    ['published', { ...replaced, wasOff: true }, posted({ state: 'down' }), 'due', 'public again'],
    ['published', { ...partly, wasOff: true }, posted({ state: 'removed' }), 'due', 'public again'],
    ['published', { ...replaced, wasOff: true }, up({ followUp: 'takeDown' }), 'replace', 'still hung there'],
  ] as const)('%s, %o, %o: %s (%s)', (kind, delivery, one, step, _why) => {
    expect(follows(kind, delivery, one)).toBe(step);
  });
});
