import { describe, expect, test } from 'vitest';
import type { Role } from '../platform/roles.ts';
import {
  countedHours,
  doorIsOpen,
  isMeant,
  type Meant,
  type Person,
  type Standing,
  standingOf,
  timesFault,
} from './rules.ts';

const at = (time: string) => new Date(`2024-06-12T${time}:00+08:00`);
const ifAt = (time: string | null) => (time === null ? null : at(time));
const held = { startsAt: at('09:00'), endsAt: at('12:00'), hours: 3 };

test.each<[came: string | null, left: string | null, hours: number, why: string]>([
  // came, left, hours, why
  [null, null, 3, 'entered from a list without times'],
  ['08:40', null, 3, 'early'],
  ['09:15', '11:45', 3, 'within the quarter of an hour on both sides'],
  ['09:16', null, 2.5, 'sixteen minutes late'],
  ['10:00', null, 2, 'an hour late'],
  [null, '11:00', 2, 'gone an hour before the end'],
  ['09:30', '11:30', 2, 'late and gone early'],
  ['10:31', null, 0, 'less than half of it'],
  ['10:30', null, 1.5, 'just half'],
  ['11:59', '12:00', 0, 'a minute before the end'],
])('came %s, left %s: %d hours (%s)', (came, left, hours) => {
  expect(countedHours(held, ifAt(came), ifAt(left))).toBe(hours);
});

test.each<[came: string | null, left: string | null, field: string | undefined, why: string]>([
  ['12:01', null, 'came', 'came after the end'],
  ['05:00', null, 'came', 'hours before'],
  ['09:30', '09:10', 'left', 'went before they came'],
  ['09:00', '12:20', undefined, 'stayed on'],
  [null, null, undefined, 'nothing said'],
])('came %s, left %s: fault at %s (%s)', (came, left, field) => {
  expect(timesFault(held, ifAt(came), ifAt(left))?.field).toBe(field);
});

describe('for whom it is', () => {
  const all = { authorityId: 1, roles: [] as Role[], officeIds: [] as number[], below: false };
  const person = (roles: Role[], officeId: number | null = 7, authorityId = 1) => ({ authorityId, officeId, roles });
  test.each<[meant: Meant, one: Person, parent: number | null, expected: boolean, why: string]>([
    [all, person(['editor']), null, true, 'who writes'],
    [all, person(['systemAdmin']), null, false, 'an administrator does no disclosure work'],
    [all, person(['systemAdmin', 'contact']), null, true, 'whatever else they do'],
    [all, person([]), null, false, 'nobody yet'],
    [{ ...all, roles: ['contact'] as Role[] }, person(['editor']), null, false, 'contacts alone'],
    [{ ...all, officeIds: [7] }, person(['editor']), null, true, 'of the office'],
    [{ ...all, officeIds: [8] }, person(['editor']), null, false, 'of another office'],
    [{ ...all, officeIds: [8] }, person(['signer'], null), null, false, 'of none'],
    [all, person(['editor'], 7, 2), 1, false, 'of the town below, where it is for the own people'],
    [{ ...all, below: true }, person(['editor'], 70, 2), 1, true, 'of the town below'],
    [{ ...all, below: true, officeIds: [7] }, person(['editor'], 70, 2), 1, true, 'offices are those of the own'],
    [{ ...all, below: true }, person(['editor'], 70, 2), 3, false, 'of a town below another'],
  ])('%j %j below %s: %s (%s)', (meant, one, parent, expected) => {
    expect(isMeant(meant, one, parent)).toBe(expected);
  });
});

test.each([
  ['08:50', true, 'before it begins'],
  ['12:30', true, 'half an hour after its end'],
  ['12:31', false, 'later'],
])('the door at %s: %s (%s)', (now, open) => {
  const door = { endsAt: held.endsAt, openedAt: at('08:30'), doorClosedAt: null, cancelledAt: null };
  expect(doorIsOpen(door, at(now))).toBe(open);
  expect(doorIsOpen({ ...door, openedAt: null }, at(now))).toBe(false);
  expect(doorIsOpen({ ...door, doorClosedAt: at('08:40') }, at(now))).toBe(false);
  expect(doorIsOpen({ ...door, cancelledAt: at('08:00') }, at(now))).toBe(false);
});

test.each<[now: string, cancelled: string | null, closed: string | null, standing: Standing]>([
  ['08:59', null, null, 'planned'],
  ['09:00', null, null, 'running'],
  ['12:01', null, null, 'over'],
  ['12:01', null, '12:01', 'closed'],
  ['08:59', '08:00', null, 'cancelled'],
])('at %s, cancelled %s, closed %s: %s', (now, cancelled, closed, standing) => {
  const one = { ...held, cancelledAt: ifAt(cancelled), closedAt: ifAt(closed) };
  expect(standingOf(one, at(now))).toBe(standing);
});
