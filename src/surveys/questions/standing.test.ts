import { expect, test } from 'vitest';
import { instantOf } from '../../platform/dates.ts';
import { extensionFault, maySend, standingOn, termFaults } from './standing.ts';

const term = { opensOn: '2024-03-04', closesOn: '2024-03-15', withdrawn: false };

test.each([
  ['2024-03-03T23:59', 'upcoming', 'the last minute before'],
  ['2024-03-04T00:00', 'open', 'the first'],
  ['2024-03-15T23:59', 'open', 'the last day is whole'],
  ['2024-03-16T00:00', 'counting', 'over; what was begun may come in'],
  ['2024-03-16T00:59', 'counting', ''],
  ['2024-03-16T01:00', 'closed', 'an hour later'],
  ['2025-03-16T01:00', 'closed', 'and for ever'],
])('at %s it is %s (%s)', (at, standing) => expect(standingOn(term, instantOf(at))).toBe(standing));

test('nothing signed, or taken off', () => {
  const now = instantOf('2024-03-10');
  expect(standingOn({ opensOn: null, closesOn: null, withdrawn: false }, now)).toBe('draft');
  expect(standingOn({ ...term, withdrawn: true }, now)).toBe('withdrawn');
});

test.each([
  ['2024-03-10T08:00', '2024-03-10T09:00', true, 'open'],
  ['2024-03-15T23:50', '2024-03-16T00:30', true, 'closed while somebody filled it in'],
  ['2024-03-16T00:01', '2024-03-16T00:30', false, 'begun when it was over'],
  ['2024-03-15T23:50', '2024-03-16T01:00', false, 'too late'],
  ['2024-03-03T23:00', '2024-03-03T23:30', false, 'before it opened'],
  ['2024-03-03T23:00', '2024-03-04T00:30', true, 'a page from before, sent when it is open'],
])('opened %s, sent %s: %s (%s)', (opened, sent, may) => {
  expect(maySend(term, instantOf(opened), instantOf(sent))).toBe(may);
});

test.each([
  ['2024-03-04', '2024-03-15', {}, ''],
  ['2024-03-04', '2024-03-04', {}, 'one day'],
  ['', '', { opensOn: '请填写开始日期', closesOn: '请填写截止日期' }, 'nothing'],
  ['2024-03-04', '2024-03-03', { closesOn: '截止日期不能早于开始日期' }, 'backwards'],
  ['2024-02-01', '2024-02-29', { closesOn: '截止日期已经过了' }, 'over already'],
  ['2024-03-04', '2025-03-04', {}, '366 days'],
  ['2024-03-04', '2025-03-05', { closesOn: '最长 366 天' }, 'a day more'],
])('from %s to %s', (from, to, faults, _why) => expect(termFaults(from, to, '2024-03-01')).toEqual(faults));

test.each([
  ['2024-03-20', '2024-03-10', undefined, ''],
  ['2024-03-15', '2024-03-10', '延期后的截止日期要晚于 2024-03-15', 'no later'],
  ['2024-03-20', '2024-03-16', '已经截止的不能延期', 'over'],
  ['2025-03-05', '2024-03-10', '最长 366 天', 'too long'],
])('to %s on %s: %s (%s)', (until, on, said, _why) => {
  const fault = extensionFault(term, until, instantOf(on));
  if (said) expect(fault).toContain(said);
  else expect(fault).toBeUndefined();
});
