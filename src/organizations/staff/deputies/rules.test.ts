import { expect, test } from 'vitest';
import type { Role, Who } from '../../../platform/roles.ts';
import { type Deputising, deputyFaults } from './rules.ts';

const one = (id: number, ...roles: Role[]): Who => ({ id, name: `人${id}`, authorityId: 1, officeId: 1, roles });
const people = [
  one(1, 'signer', 'caseOfficer'),
  one(2, 'editor'),
  one(3, 'systemAdmin'),
  one(4, 'signer', 'officeReviewer'),
  one(5),
];
const asked: Deputising = { personId: 1, deputyId: 2, roles: ['signer'], from: '2024-03-04', to: '2024-03-08' };
const before: Deputising = { ...asked, deputyId: 4, from: '2024-03-01', to: '2024-03-04' };

test.each<[string, Partial<Deputising>, Deputising[], string[]]>([
  ['another of the authority acts from day to day', {}, [], []],
  ['today alone', { from: '2024-03-01', to: '2024-03-01' }, [], []],
  ['nobody acts for themselves', { deputyId: 1 }, [], ['deputy']],
  ['an administrator is kept apart', { deputyId: 3 }, [], ['deputy']],
  ['who can do nothing else', { deputyId: 5 }, [], ['deputy']],
  ['nobody of another authority', { deputyId: 99 }, [], ['deputy']],
  ['for who reviews nothing', { personId: 2, deputyId: 4 }, [], ['person', 'roles']],
  ['as what they are not', { roles: ['secrecyReviewer'] }, [], ['roles']],
  ['other rights do not pass', { roles: ['caseOfficer'] }, [], ['roles']],
  ['as nothing', { roles: [] }, [], ['roles']],
  ['from yesterday', { from: '2024-02-29' }, [], ['from']],
  ['to before it begins', { to: '2024-03-03' }, [], ['to']],
  ['for ever', { to: '2026-03-04' }, [], ['to']],
  ['no days at all', { from: '', to: '三天后' }, [], ['from', 'to']],
  ['two for one role on one day', {}, [before], ['deputy']],
  ['one after another', { from: '2024-03-05' }, [before], []],
  [
    'two for two roles',
    { personId: 4, roles: ['signer'] },
    [{ ...before, personId: 4, roles: ['officeReviewer'] }],
    [],
  ],
  ['who is away too', { deputyId: 4 }, [{ ...before, personId: 4, deputyId: 2 }], ['deputy']],
])('%s', (_why, change, others, fields) => {
  expect(Object.keys(deputyFaults({ ...asked, ...change }, people, others, '2024-03-01'))).toEqual(fields);
});
