import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar } from '../days/calendar.ts';
import { statutoryHolidays } from '../days/holidays.ts';
import { foldMessage, type MessageStep, mayMessage } from './course.ts';
import { daysTaken, explainDue, messageDue, roundDue } from './limits.ts';
import { signpostsFor } from './signposts.ts';

const calendar = createCalendar();
const got = (on: string): MessageStep => ({ kind: 'received', on, channel: 'site', sort: 'consultation' });
const given = (on: string, simple = false, office = 1): MessageStep => ({ kind: 'assigned', on, office, simple });
const answered = (on: string): MessageStep => ({ kind: 'answered', on });
const dueOf = (...steps: MessageStep[]) => messageDue(foldMessage(steps), calendar)?.date.toString();

test.each<[string, MessageStep[], string | undefined]>([
  ['an ordinary week', [got('2024-03-04')], '2024-03-11'],
  ['a simple one', [got('2024-03-04'), given('2024-03-04', true)], '2024-03-05'],
  ['over the Spring Festival, with its worked Sunday', [got('2024-02-07')], '2024-02-20'],
  ['at 23:59 on the last day of the year the day is still that day', [got('2024-12-31')], '2025-01-08'],
  ['extended', [got('2024-03-04'), given('2024-03-05'), { kind: 'extended', on: '2024-03-06', days: 5 }], '2024-03-18'],
  [
    'passed on: the clock goes on',
    [got('2024-03-04'), given('2024-03-05'), { kind: 'transferred', on: '2024-03-06', from: 1, to: 2 }],
    '2024-03-11',
  ],
  ['answered', [got('2024-03-04'), given('2024-03-05'), answered('2024-03-06')], undefined],
  [
    'asked again: a limit from that day',
    [got('2024-03-04'), given('2024-03-05'), answered('2024-03-06'), { kind: 'asked', on: '2024-03-20' }],
    '2024-03-27',
  ],
  ['withdrawn', [got('2024-03-04'), { kind: 'withdrawn', on: '2024-03-04' }], undefined],
])('%s', (_, steps, due) => expect(dueOf(...steps)).toBe(due));

describe('what may be', () => {
  const at = (steps: MessageStep[], step: Exclude<MessageStep, { kind: 'received' }>, today = '2024-04-30') =>
    mayMessage(foldMessage(steps), step, today, calendar);
  const begun = [got('2024-03-04'), given('2024-03-04')];
  const wrongOnce: MessageStep[] = [...begun, { kind: 'transferred', on: '2024-03-05', from: 1, to: 2 }];
  const wrongTwice: MessageStep[] = [...wrongOnce, { kind: 'transferred', on: '2024-03-06', from: 2, to: null }];
  const done = [...begun, answered('2024-03-07')];
  const rated = (rating: 'satisfied' | 'unsatisfied'): MessageStep[] => [
    ...done,
    { kind: 'rated', on: '2024-03-08', rating },
  ];

  test.each<[string, MessageStep[], Exclude<MessageStep, { kind: 'received' }>, string | true]>([
    ['the future', begun, answered('2024-05-01') as never, '不能晚于今天'],
    ['before the last step', done, { kind: 'asked', on: '2024-03-06' }, '不能早于上一步'],
    ['an answer of nobody', [got('2024-03-04')], answered('2024-03-05') as never, '还没有承办科室'],
    ['the first wrong office', begun, { kind: 'transferred', on: '2024-03-05', from: 1, to: 2 }, true],
    [
      'the second goes to no third',
      wrongOnce,
      { kind: 'transferred', on: '2024-03-06', from: 2, to: 3 },
      '须由负责人指定',
    ],
    ['but to the head', wrongOnce, { kind: 'transferred', on: '2024-03-06', from: 2, to: null }, true],
    ['who decides', wrongTwice, { kind: 'assigned', on: '2024-03-06', office: 2, simple: false }, true],
    [
      'and that stands',
      [...wrongTwice, given('2024-03-06', false, 2)],
      { kind: 'transferred', on: '2024-03-07', from: 2, to: null },
      '已由负责人指定',
    ],
    [
      'another office than it lies with',
      begun,
      { kind: 'transferred', on: '2024-03-05', from: 9, to: 2 },
      '已不由这个科室',
    ],
    ['an extension', begun, { kind: 'extended', on: '2024-03-11', days: 5 }, true],
    ['of too much', begun, { kind: 'extended', on: '2024-03-11', days: 6 }, '1 至 5 个工作日'],
    ['when it is over', begun, { kind: 'extended', on: '2024-03-12', days: 1 }, '期限已过'],
    [
      'twice',
      [...begun, { kind: 'extended', on: '2024-03-05', days: 1 }],
      { kind: 'extended', on: '2024-03-06', days: 1 },
      '只能延期一次',
    ],
    [
      'simple when a day is long over',
      [got('2024-03-04')],
      { kind: 'assigned', on: '2024-03-07', office: 1, simple: true },
      '已过简单事项',
    ],
    ['a rating before the answer', begun, { kind: 'rated', on: '2024-03-05', rating: 'fair' }, '答复以后才可以评价'],
    ['a second rating', rated('satisfied'), { kind: 'rated', on: '2024-03-09', rating: 'fair' }, '已经评价过'],
    ['taken up again when satisfied', rated('satisfied'), { kind: 'reopened', on: '2024-03-09' }, '不满意'],
    ['taken up again', rated('unsatisfied'), { kind: 'reopened', on: '2024-03-09' }, true],
    ['a second question', done, { kind: 'asked', on: '2024-03-09' }, true],
    [
      'a third',
      [...done, { kind: 'asked', on: '2024-03-09' }, answered('2024-03-11')],
      { kind: 'asked', on: '2024-03-12' },
      '只能追问一次',
    ],
    ['voiding what is answered', done, { kind: 'voided', on: '2024-03-09' }, '已答复'],
    [
      'a merged one by itself',
      [...begun, { kind: 'merged', on: '2024-03-05', into: 7 }],
      answered('2024-03-06') as never,
      '随主件',
    ],
    [
      'a merged one with the other',
      [...begun, { kind: 'merged', on: '2024-03-05', into: 7 }],
      { kind: 'answered', on: '2024-03-06', with: 7 },
      true,
    ],
  ])('%s', (_, steps, step, said) => {
    const today = step.on === '2024-05-01' ? '2024-04-30' : step.kind === 'assigned' ? step.on : '2024-04-30';
    const verdict = at(steps, step, today);
    if (said === true) expect(verdict).toEqual({ ok: true });
    else expect(verdict).toMatchObject({ ok: false, why: expect.stringContaining(said) });
  });

  test('a step may not change its day after the decision of the head', () => {
    expect(foldMessage(wrongTwice)).toMatchObject({ phase: 'disputed', office: null, transfers: 2, decided: false });
    expect(foldMessage([...wrongTwice, given('2024-03-06', false, 2)])).toMatchObject({
      phase: 'assigned',
      decided: true,
    });
  });
});

test('each date is explained', () => {
  const over = foldMessage([got('2024-02-07'), given('2024-02-07')]);
  expect(explainDue(over, calendar)).toEqual([
    '2024年2月7日收到留言，当天不计，从第二天起算 5 个工作日，2月20日前答复。',
    '春节放假 8 天不计，调休上班 1 天计入。',
  ]);
  const unknown = foldMessage([got('2049-12-31')]);
  expect(explainDue(unknown, calendar).at(-1)).toContain('暂定');
});

test('an arrangement that comes later moves it', () => {
  const named = new Map(statutoryHolidays(2031).map(({ date, name }) => [date, { date, name }]));
  const holidays = [...named.values()];
  const more = ['2031-01-02', '2031-01-03'].map((date) => ({ date, name: '元旦' }));
  const entered = createCalendar([{ year: 2031, holidays: [...holidays, ...more], workdays: [] }]);
  const state = foldMessage([got('2030-12-31')]);
  const days = [calendar, entered].map((by) => messageDue(state, by)!);
  expect(days.map(({ date, provisional }) => [date.toString(), provisional])).toEqual([
    ['2031-01-08', true],
    ['2031-01-10', false],
  ]);
});

/** Day by day on JavaScript dates, knowing nothing of how the calendar counts. */
function byHand(zero: string, days: number): string {
  const at = new Date(`${zero}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (WORKED(at.toISOString().slice(0, 10))) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}
/** The State Council's arrangement of 2024, typed off its notice (国办发明电〔2023〕7号). */
const OFF = [
  ['2024-01-01', '2024-01-01'],
  ['2024-02-10', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2024-10-01', '2024-10-07'],
] as const;
const ON = [
  '2024-02-04',
  '2024-02-18',
  '2024-04-07',
  '2024-04-28',
  '2024-05-11',
  '2024-09-14',
  '2024-09-29',
  '2024-10-12',
];
function WORKED(day: string): boolean {
  if (ON.includes(day)) return true;
  if (OFF.some(([from, to]) => day >= from && day <= to)) return false;
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

test('10,000 random messages of 2024 end on the day that another counter finds', () => {
  const day = fc
    .integer({ min: 0, max: 340 })
    .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      day,
      fc.boolean(),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 8 }),
      (zero, simple, more, later) => {
        const extension = simple ? Math.min(more, 1) : more;
        const round = { zero, simple, extension: extension || null };
        const due = byHand(zero, (simple ? 1 : 5) + extension);
        if (roundDue(round, calendar).date.toString() !== due) return false;
        const on = new Date(Date.parse(`${zero}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
        let days = 0;
        for (let at = zero; at < on; ) {
          at = new Date(Date.parse(`${at}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          if (WORKED(at)) days += 1;
        }
        return daysTaken({ zero, on }, calendar) === days;
      },
    ),
    { numRuns: 10_000 },
  );
});

test.each([
  ['我想要2022年的征地补偿协议', ['application']],
  ['对信访处理决定不服', ['petition']],
  ['昨晚被骗了两万元', ['police']],
  ['我家暖气不热', ['hotline']],
  ['买到过期食品商家不退', ['consumer']],
  ['村里什么时候修路', []],
])('%s points to %j', (text, ids) => expect(signpostsFor(text)).toEqual(ids));
