import { expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { urgencyOf } from '../rules.ts';
import { holds, latestUntil, type Snooze, snoozeUntil } from './rules.ts';

const calendar = createCalendar();

test.each<[string | null, string, string | undefined, string]>([
  // last day    today         latest        why
  ['2024-05-24', '2024-05-20', '2024-05-24', 'the last day itself, a Friday'],
  ['2024-05-25', '2024-05-20', '2024-05-24', 'a Saturday: the working day before'],
  ['2024-05-03', '2024-04-29', '2024-04-30', 'in the holiday of 1 May: the last day that is worked'],
  ['2024-05-11', '2024-05-10', '2024-05-11', 'a Saturday that is worked'],
  ['2024-05-25', '2024-05-24', undefined, 'today is the last working day'],
  ['2024-05-20', '2024-05-20', undefined, 'today is the last day'],
  ['2024-05-17', '2024-05-20', undefined, 'over'],
  [null, '2024-05-20', '2024-06-19', 'without a last day: thirty days'],
])('by %s, today %s: at most until %s (%s)', (dueOn, today, latest, _why) => {
  expect(latestUntil(dueOn, today, calendar)).toBe(latest);
});

test.each<[Snooze, string, string | null, string, string]>([
  // which      day           by            today         until, or what is said
  ['tomorrow', '', '2024-05-31', '2024-05-20', '2024-05-21'],
  ['tomorrow', '', '2024-05-21', '2024-05-20', '2024-05-21'],
  ['tomorrow', '', null, '2024-05-31', '2024-06-01'],
  ['three', '', '2024-06-14', '2024-06-06', '2024-06-12'],
  ['three', '', '2024-06-11', '2024-06-06', '最晚暂缓到 2024-06-11'],
  ['three', '', '2024-05-21', '2024-05-20', '期限不因暂缓而顺延'],
  ['day', '2024-05-23', '2024-05-24', '2024-05-20', '2024-05-23'],
  ['day', '2024-05-25', '2024-05-24', '2024-05-20', '最晚暂缓到 2024-05-24'],
  ['day', '2024-05-20', '2024-05-24', '2024-05-20', '应在今天以后'],
  ['day', '', '2024-05-24', '2024-05-20', '请填写日期'],
  ['day', '2024-02-30', null, '2024-01-20', '请填写日期'],
  ['day', '0001-01-01', null, '2024-05-20', '请填写日期'],
  ['day', '9999-12-31', null, '2024-05-20', '请填写日期'],
  ['day', '2024-06-20', null, '2024-05-20', '最多暂缓 30 天'],
  ['tomorrow', '', '2024-05-20', '2024-05-20', '最后一个工作日，不能暂缓'],
  ['tomorrow', '', '2024-05-17', '2024-05-20', '已超期的不能暂缓'],
])('%s %s, by %s, on %s: %s', (snooze, on, dueOn, today, expected) => {
  const result = snoozeUntil({ snooze, on }, dueOn, today, calendar);
  if (result.ok) expect(result.value).toBe(expected);
  else expect(result.message).toContain(expected);
});

test.each<[string, string, string | null, number, boolean, string]>([
  // by           today         by now        size now      why
  ['2024-05-31', '2024-05-22', '2024-05-31', 1, true, 'nothing changed'],
  ['2024-05-31', '2024-05-23', '2024-05-31', 1, true, 'six working days are left'],
  ['2024-05-31', '2024-05-24', '2024-05-31', 1, false, 'it came to the next stage'],
  ['2024-05-31', '2024-05-22', '2024-06-05', 1, false, 'the limit was moved'],
  ['2024-05-31', '2024-05-22', '2024-05-31', 2, false, 'there is one more'],
  ['2024-05-31', '2024-05-27', '2024-05-31', 1, false, 'the day has come'],
])('left alone until 05-27 with %s as last day: on %s, by %s, %i: %s (%s)', (by, today, dueOn, size, still, _why) => {
  const snoozed = { dueOn: by, stage: '' as const, size: 1, until: '2024-05-27' };
  expect(holds(snoozed, { dueOn, size }, today, calendar)).toBe(still);
});

test.each([
  ['2024-05-17', 'late'],
  ['2024-05-20', 'today'],
  ['2024-05-21', 'soon'],
  ['2024-05-27', 'soon'],
  ['2024-05-28', 'other'],
  [null, 'other'],
])('by %s on Monday 05-20 it is %s', (dueOn, urgency) => {
  expect(urgencyOf(dueOn, '2024-05-20', calendar)).toBe(urgency);
});
