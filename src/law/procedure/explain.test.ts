import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Arrival,
  clockSentence,
  closedSentence,
  coAuthorityBy,
  createCalendar,
  explain,
  feePaymentBy,
  LawInputError,
  parseDate,
  receiptDate,
  reconsiderationBy,
  reconsiderationFirst,
  replyDue,
  suitAfterReconsiderationBy,
  suitBy,
  thirdPartyBy,
} from '../index.ts';

const calendar = createCalendar();
const on = parseDate;

describe('the clock, day by day', () => {
  const asked = [{ asked: on('2023-10-10'), answered: on('2023-10-13') }];
  const clock = explain(on('2023-09-25'), { extended: false, asked }, on('2023-10-19'), calendar);
  const square = (date: string) => clock.days.find((day) => day.date === date)!;

  test('shows what each day is', () => {
    expect(clock.days[0]).toMatchObject({ date: '2023-09-25', kind: 'received' });
    expect(square('2023-09-26')).toMatchObject({ kind: 'counted', n: 1 });
    expect(square('2023-09-29')).toMatchObject({ kind: 'off', name: '中秋' });
    expect(square('2023-10-07')).toMatchObject({ kind: 'counted', n: 4, makeUp: true });
    expect(square('2023-10-12')).toMatchObject({ kind: 'paused' });
    expect(square('2023-10-14')).toMatchObject({ kind: 'off' });
    expect(clock.days.at(-1)).toMatchObject({ date: '2023-11-01', kind: 'due', n: 20 });
  });

  test('says how far it is and why the date moved', () => {
    expect(clock).toMatchObject({ used: 11, left: 9, total: 20 });
    expect(clock.firstDue.toString()).toBe('2023-10-27');
    expect(clockSentence(clock, on('2023-10-19'))).toBe('2023年11月1日前答复，还有 9 个工作日');
    expect(clock.why).toEqual([
      '2023年9月25日收到申请，当日不计入，次日起的工作日为第 1 日；20 个工作日内答复（《条例》第三十三条）',
      '因征求第三方意见，2023年10月11日至10月13日不计入，期限顺延 3 个工作日（《条例》第三十三条）',
      '期间遇中秋、国庆节放假，不计入；2023年10月7日、10月8日为调休上班日，计入',
    ]);
  });

  test('stands while an answer is awaited', () => {
    const waiting = [{ asked: on('2023-10-10'), answered: null, whom: 'coAuthority' as const }];
    const early = explain(on('2023-09-25'), { extended: false, asked: waiting }, on('2023-10-11'), calendar);
    const later = explain(on('2023-09-25'), { extended: false, asked: waiting }, on('2023-10-18'), calendar);
    expect(early.due.paused && later.due.paused).toBe(true);
    expect([early.left, later.left]).toEqual([13, 13]);
    expect(later.why.join()).toContain(
      '征求其他机关意见，2023年10月11日至10月18日不计入，期限顺延 6 个工作日，尚未收到答复',
    );
  });

  test('starts anew on the day the clarified application came', () => {
    const clockAnew = { extended: false, asked: [], restartedOn: on('2023-05-30') };
    const anew = explain(on('2023-05-08'), clockAnew, on('2023-05-10'), calendar);
    expect(anew.due.date.toString()).toBe('2023-06-28');
    expect(anew.days.find(({ date }) => date === '2023-05-10')?.kind).toBe('waiting');
    expect(anew.days.find(({ date }) => date === '2023-05-30')?.kind).toBe('restarted');
    expect(anew).toMatchObject({ used: 0, left: 20 });
  });

  test('tells overdue days and a provisional date', () => {
    const none = { extended: false, asked: [] };
    const late = explain(on('2023-09-25'), none, on('2023-11-01'), calendar);
    expect(clockSentence(late, on('2023-11-01'))).toBe('应于2023年10月27日前答复，已逾期 3 个工作日');
    const today = explain(on('2023-09-25'), none, on('2023-10-27'), calendar);
    expect(clockSentence(today, on('2023-10-27'))).toBe('今天（2023年10月27日）到期');
    const far = explain(on('2090-05-08'), { extended: true, asked: [] }, on('2090-05-10'), calendar);
    expect(far.why.at(-1)).toBe('2090年节假日安排尚未公布，按双休日和法定节假日推算，日期为暂定');
    expect(far.why).toContain('经批准延长 20 个工作日（《条例》第三十三条）');
  });

  test('agrees with replyDue and counts every day once', () => {
    const day = fc.nat(365 * 7).map((n) => on('2019-01-01').add({ days: n }));
    fc.assert(
      fc.property(day, fc.boolean(), fc.nat(30), fc.nat(30), fc.nat(80), (received, extended, after, length, now) => {
        const from = received.add({ days: after });
        const one = { extended, asked: [{ asked: from, answered: from.add({ days: length }) }] };
        const { days, due, total, used, left } = explain(received, one, received.add({ days: now }), calendar);
        expect(due.date.equals(replyDue(received, one, calendar).date)).toBe(true);
        expect(days.flatMap(({ n }) => n ?? [])).toEqual(Array.from({ length: total }, (_, i) => i + 1));
        expect(days.at(-1)).toMatchObject({ date: due.date.toString(), kind: 'due', n: total });
        if (left > 0) expect(used + left).toBe(total);
      }),
    );
  });
});

test.each([
  ['answered before asked', { extended: false, asked: [{ asked: on('2023-03-10'), answered: on('2023-03-09') }] }],
  ['awaited, and no day to count to', { extended: false, asked: [{ asked: on('2023-03-10'), answered: null }] }],
  ['started anew before receipt', { extended: false, asked: [], restartedOn: on('2023-02-28') }],
  ['extended by 21 days', { extended: true, extensionDays: 21, asked: [] }],
])('refuses a clock that is %s', (_, clock) => {
  expect(() => replyDue(on('2023-03-01'), clock, calendar)).toThrow(LawInputError);
});

test('an extension may be shorter than twenty days', () => {
  const clock = { extended: true, extensionDays: 5, asked: [] };
  expect(replyDue(on('2023-03-01'), clock, calendar).date.toString()).toBe('2023-04-06');
});

const arrived = on('2023-05-08');
const confirmed = on('2023-05-10');
test.each<[string, Arrival, string | undefined]>([
  ['handed in', { channel: 'inPerson', arrived }, '2023-05-08'],
  ['signed for', { channel: 'registeredPost', arrived, confirmed }, '2023-05-08'],
  ['ordinary letter', { channel: 'ordinaryPost', arrived, confirmed }, '2023-05-10'],
  ['ordinary letter not confirmed yet', { channel: 'ordinaryPost', arrived, confirmed: null }, undefined],
  ['online', { channel: 'online', arrived, confirmed }, '2023-05-10'],
  ['online, the receipt being the confirmation', { channel: 'online', arrived, receiptConfirms: true }, '2023-05-08'],
  ['fax', { channel: 'fax', arrived, confirmed }, '2023-05-10'],
])('received (art. 31): %s', (_, arrival, date) => {
  expect(receiptDate(arrival)?.toString()).toBe(date);
});

test.each([
  ['2023-10-24', '期限为2023年10月27日，提前 3 个工作日办结'],
  ['2023-10-27', '期限为2023年10月27日，当日办结'],
  ['2023-10-28', '期限为2023年10月27日，逾期办结'],
  ['2023-11-01', '期限为2023年10月27日，逾期 3 个工作日办结'],
  ['2024-01-02', '期限为2023年10月27日，逾期 46 个工作日办结'],
])('received on 2023-09-25, concluded on %s: %s', (closed, said) => {
  const clock = explain(on('2023-09-25'), { extended: false, asked: [] }, on(closed), calendar);
  expect(closedSentence(clock, on(closed))).toBe(said);
});

describe('remedies', () => {
  test.each([
    ['2023-11-01', '2024-01-02', '60 days end on 12-31, a Sunday; 01-01 is a holiday'],
    ['2023-05-08', '2023-07-07', 'ends on a Friday'],
  ])('a reply delivered %s may be brought to reconsideration until %s (%s)', (delivered, by) => {
    expect(reconsiderationBy(on(delivered), calendar).toString()).toBe(by);
  });
  test('a suit: six months, after reconsideration fifteen days', () => {
    expect(suitBy(on('2023-08-31'), calendar).toString()).toBe('2024-02-29');
    expect(suitAfterReconsiderationBy(on('2023-09-18'), calendar).toString()).toBe('2023-10-07');
  });
  test('a refusal since 2024 must go through reconsideration first', () => {
    expect(reconsiderationFirst('refused.stateSecret', on('2024-01-02'))).toBe(true);
    expect(reconsiderationFirst('refused.stateSecret', on('2023-12-29'))).toBe(false);
    expect(reconsiderationFirst('unable.notHeld', on('2024-01-02'))).toBe(false);
  });
});

test.each([
  ['thirdPartyBy', thirdPartyBy, '2023-10-24'],
  ['coAuthorityBy', coAuthorityBy, '2023-10-24'],
  ['feePaymentBy', feePaymentBy, '2023-10-31'],
] as const)('%s: asked on 2023-09-27, by %s', (_, rule, by) => {
  // 09-28 is day 1; eight days off; 10-07 and 10-08 are worked
  expect(rule(on('2023-09-27'), calendar).date.toString()).toBe(by);
});
