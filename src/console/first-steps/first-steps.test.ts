import { expect, test } from 'vitest';
import type { Role } from '../../platform/roles.ts';
import { type Facts, isComplete, stepsOf } from './steps.ts';

const held = (...roles: Role[]) => roles.map((role, n) => ({ id: n + 1, name: `某${n + 1}`, role }));
const all: Facts = {
  holders: held('disclosureHead', 'editor', 'secrecyReviewer', 'signer', 'caseOfficer', 'officeReviewer'),
  offices: 3,
  without: { roles: [], office: [] },
  proposals: 0,
  gaps: [],
  missingContact: [],
  profile: 'public',
  functions: true,
  leaders: true,
  host: true,
  calendar: true,
  published: 1,
};

test('with everything there the list is complete', () => {
  expect(stepsOf(all).filter(({ done }) => !done)).toEqual([]);
  expect(isComplete(stepsOf(all))).toBe(true);
});

test.each<[string, Partial<Facts>, string, string]>([
  ['nobody but the three', { holders: held('systemAdmin', 'securityAdmin', 'auditAdmin') }, 'staff', 'Excel'],
  ['an editor of no office', { without: { roles: [], office: ['王某'] } }, 'staff', '王某没有所属科室'],
  ['a list that waits for its roles', { proposals: 4 }, 'roles', '4 人的权限等待核对'],
  [
    'no secrecy reviewer',
    { holders: all.holders.filter(({ role }) => role !== 'secrecyReviewer') },
    'roles',
    '还没有人担任保密审查员',
  ],
  [
    'people without roles',
    { without: { roles: ['甲', '乙', '丙', '丁', '戊'], office: [] } },
    'roles',
    '甲、乙、丙、丁等 5 人没有权限',
  ],
  ['a village without a reviewer', { gaps: ['建设村缺少“科室负责人”'] }, 'chain', '建设村缺少“科室负责人”'],
  ['no telephone', { missingContact: ['联系电话'], profile: 'none' }, 'profile', '还缺：联系电话'],
  ['no leaders', { leaders: false }, 'profile', '还缺：负责人'],
  ['a profile under review', { missingContact: ['联系电话'], profile: 'review' }, 'profile', '正在审核'],
  ['nothing public', { published: 0 }, 'publication', '撰写、送审'],
])('with %s the step says what is missing and the list is not complete', (_why, more, key, missing) => {
  const steps = stepsOf({ ...all, ...more });
  const step = steps.find((one) => one.key === key)!;
  expect([step.done, isComplete(steps)]).toEqual([false, false]);
  expect(step.missing).toContain(missing);
  expect(step.roles.length).toBeGreaterThan(0);
  expect(step.why).toMatch(/《条例》/);
});

test.each<[string, Partial<Facts>]>([
  ['the host name', { host: false }],
  ['a year whose holidays are not published', { calendar: false }],
])('%s can wait', (_why, more) => {
  expect(isComplete(stepsOf({ ...all, ...more }))).toBe(true);
});
