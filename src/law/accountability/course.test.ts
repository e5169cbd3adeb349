import { expect, test } from 'vitest';
import { createCalendar } from '../days/calendar.ts';
import { acceptBy, findBy } from './complaints.ts';
import { type ComplaintStep, complaintFault, foldComplaint } from './course.ts';

const calendar = createCalendar();
test.each([
  ['2024-09-27', '2024-10-10', 'the 29th is a make-up day, the 30th works, then seven days off'],
  ['2024-06-03', '2024-06-11', 'Dragon Boat on the 10th'],
])('came on %s: taken on by %s (%s)', (came, due) => {
  expect(acceptBy(came, calendar).date.toString()).toBe(due);
});
test.each([
  ['2024-06-03', 0, '2024-07-16', 'thirty working days'],
  ['2024-06-03', 5, '2024-07-23', 'five more'],
])('taken on on %s, extended by %i: looked into by %s (%s)', (accepted, more, due) => {
  expect(findBy(accepted, more, calendar).date.toString()).toBe(due);
});

const D = (day: number) => `2024-06-${String(day).padStart(2, '0')}`;
const came: ComplaintStep = { kind: 'came', on: D(3) };
const accepted: ComplaintStep = { kind: 'accepted', on: D(4) };
const upheld: ComplaintStep = { kind: 'found', on: D(5), finding: 'upheld' };
const unfounded: ComplaintStep = { kind: 'found', on: D(5), finding: 'unfounded' };
const ordered: ComplaintStep = { kind: 'measured', on: D(6), measure: 'correction', by: '市公开办', until: D(20) };
const talked: ComplaintStep = { kind: 'measured', on: D(6), measure: 'talk', by: '市公开办', until: null };
const answered: ComplaintStep = { kind: 'answered', on: D(7) };
const closed: ComplaintStep = { kind: 'closed', on: D(8) };
type Next = Exclude<ComplaintStep, { kind: 'came' }>;

test.each<[before: ComplaintStep[], next: Next, reachable: boolean, why: string | undefined, said: string]>([
  [[came], { kind: 'accepted', on: D(4) }, true, undefined, 'taken on'],
  [[came], { kind: 'accepted', on: D(2) }, true, '日期不能早于上一步（2024-06-03）', 'before it came'],
  [[came], { kind: 'accepted', on: D(30) }, true, '日期不能晚于今天', 'tomorrow'],
  [[came, accepted], { kind: 'declined', on: D(5) }, true, '还在查证', 'taken on already'],
  [[came], { kind: 'found', on: D(4), finding: 'upheld' }, true, '还没有决定是否受理', 'not taken on'],
  [[came, accepted], { kind: 'extended', on: D(5), days: 31 }, true, '延期 1 至 30 个工作日', 'too long'],
  [[came, accepted], { kind: 'extended', on: D(26), days: 5 }, true, '期限已过，不能再延期', 'too late'],
  [
    [came, accepted, { kind: 'extended', on: D(5), days: 5 }],
    { kind: 'extended', on: D(6), days: 5 },
    true,
    '只能延期一次',
    'twice',
  ],
  [
    [came, accepted, unfounded],
    { ...talked, on: D(6) } as Next,
    true,
    '查证不属实，没有可以追究的',
    'nothing to hold to account',
  ],
  [[came, accepted, upheld], { ...ordered, until: null } as Next, true, '责令改正要写明改正期限', 'no term'],
  [[came, accepted, upheld], { ...ordered, until: D(1) } as Next, true, '改正期限不能早于作出的日期', 'term before'],
  [[came, accepted, upheld], closed as Next, false, '查证属实的，先登记怎样处理', 'true and nothing done'],
  [[came, accepted, upheld, ordered], closed as Next, false, '责令改正的事项还没有改正', 'not put right'],
  [[came, accepted, upheld, ordered], { kind: 'mended', on: D(7) }, false, undefined, 'put right'],
  [[came, accepted, upheld, talked], { kind: 'mended', on: D(7) }, false, '没有等待改正的事项', 'nothing ordered'],
  [[came, accepted, upheld, talked], closed as Next, true, '还没有告知投诉举报人', 'who complained was not told'],
  [[came, accepted, upheld, talked], closed as Next, false, undefined, 'nobody to tell'],
  [[came, accepted, upheld, talked], answered as Next, false, '没有留下姓名和联系方式，无法告知', 'nobody to tell'],
  [[came, accepted, upheld, talked, answered], closed as Next, true, undefined, 'told'],
  [[came, { kind: 'declined', on: D(4) }, answered], closed as Next, true, undefined, 'declined and told'],
  [[came, accepted], { kind: 'reopened', on: D(9) }, true, '还在查证', 'not closed'],
  [[came, accepted, unfounded, answered, closed], { kind: 'reopened', on: D(9) }, true, undefined, 'looked into anew'],
])('after %j: %j (reachable %s): %s (%s)', (before, next, reachable, why) => {
  const state = foldComplaint(before);
  expect(complaintFault(state, next, { today: D(28), reachable, due: D(25) })).toBe(why);
});

test('looked into anew it has no finding, and keeps what was taken', () => {
  const state = foldComplaint([came, accepted, upheld, talked, answered, closed, { kind: 'reopened', on: D(10) }]);
  expect(state).toMatchObject({ phase: 'accepted', acceptedOn: D(10), finding: null, answered: false });
  expect(state.measures).toHaveLength(1);
});
