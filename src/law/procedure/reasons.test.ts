import { describe, expect, test } from 'vitest';
import { clockOf, createCalendar, dueOf, explain, fold, may, mayAmend, parseDate, type Step } from '../index.ts';

// 2023: 27 September is a Wednesday; 29 September to 6 October off, 7 and 8 October worked; due 27 October
const calendar = createCalendar();
const received: Step = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };
const asked: Step = { kind: 'reasonsRequested', on: '2023-09-26', by: '2023-10-10' };
const given: Step = { kind: 'reasonsGiven', on: '2023-10-09' };
const deferred = (by: string, on = '2023-10-10', approvedBy = '负责人'): Step => ({
  kind: 'deferred',
  on,
  by,
  approvedBy,
});
const excessive = (on: string): Step => ({ kind: 'replied', on, reply: 'excessive' });

describe('why one asks for so much (art. 35)', () => {
  test.each<[what: string, before: Step[], step: Step, expected: true | RegExp]>([
    ['asked once', [received], asked, true],
    ['asked twice', [received, asked], { ...asked, on: '2023-09-27' }, /已经要求过/],
    ['four working days to say', [received], { ...asked, by: '2023-10-08' }, /不早于 2023-10-09/],
    ['five', [received], { ...asked, by: '2023-10-09' }, true],
    ['a Saturday as the last day', [received], { ...asked, by: '2023-10-14' }, /不是工作日，请改为 2023-10-16/],
    ['a day that is none', [received], { ...asked, by: '2023-13-01' }, /日期/],
    ['before it was received', [{ ...received, channel: 'online' }], asked, /尚未与申请人双方确认/],
    ['given without being asked', [received], given, /没有要求过申请人说明理由/],
    ['given', [received, asked], given, true],
    ['given late', [received, asked], { ...given, on: '2023-10-20' }, true],
    ['given twice', [received, asked, given], { ...given, on: '2023-10-10' }, /已经收到/],
    ['refused without asking', [received], excessive('2023-10-12'), /没有要求过申请人说明理由/],
    ['refused while one may still say', [received, asked], excessive('2023-10-10'), /说明理由到 2023-10-10/],
    ['refused when nothing was said in time', [received, asked], excessive('2023-10-11'), true],
    ['refused for what was said', [received, asked, given], excessive('2023-10-09'), true],
    [
      'granted although nothing was said',
      [received, asked],
      { ...excessive('2023-10-09'), reply: 'granted' } as Step,
      true,
    ],
    ['a later date without reasons', [received, asked], deferred('2023-12-29'), /说明了理由、本机关认为合理/],
    ['a later date', [received, asked, given], deferred('2023-12-29'), true],
    ['no later than it is', [received, asked, given], deferred('2023-10-27'), /应晚于现在的期限 2023-10-27/],
    ['on a Sunday', [received, asked, given], deferred('2023-12-31'), /不是工作日，请改为 2024-01-02/],
    ['after the limit ended', [received, asked, given], deferred('2023-12-29', '2023-10-30'), /已于 2023-10-27 届满/],
    [
      'by nobody',
      [received, asked, given],
      deferred('2023-12-29', '2023-10-10', ' '),
      /由政府信息公开工作机构负责人确定/,
    ],
    [
      'a second time',
      [received, asked, given, deferred('2023-12-29')],
      deferred('2024-01-31', '2023-11-01'),
      /已经确定过/,
    ],
    [
      'extended beside it',
      [received, asked, given, deferred('2023-12-29')],
      { kind: 'extended', on: '2023-11-01', days: 20, approvedBy: '负责人' },
      /已确定延迟到 2023-12-29/,
    ],
    [
      'after an extension',
      [received, asked, given, { kind: 'extended', on: '2023-10-10', days: 20, approvedBy: '负责人' }],
      deferred('2023-12-29', '2023-11-01'),
      true,
    ],
  ])('%s', (_what, before, step, expected) => {
    const verdict = may(fold(before), step, '2024-06-03', calendar);
    expect(verdict.ok ? true : verdict.why).toEqual(expected === true ? true : expect.stringMatching(expected));
  });

  test.each<[what: string, steps: Step[], today: string, due: string | undefined]>([
    ['asking for reasons stops nothing', [received, asked], '2023-10-20', '2023-10-27'],
    ['reasons begin nothing anew', [received, asked, given], '2023-10-20', '2023-10-27'],
    ['the later date binds', [received, asked, given, deferred('2023-12-29')], '2023-11-20', '2023-12-29'],
    [
      'nobody who is asked moves it',
      [received, asked, given, deferred('2023-12-29'), { kind: 'thirdPartyAsked', on: '2023-11-01', id: '甲' }],
      '2023-11-20',
      '2023-12-29',
    ],
    [
      'a fee begins the count anew: it binds no more',
      [
        ...[received, asked, given, deferred('2023-12-29')],
        {
          kind: 'feeNotified',
          on: '2023-11-01',
          basis: 'volume',
          quantity: 40,
          before: 0,
          fen: 10_000,
          received: '2023-11-01',
        },
        { kind: 'feePaid', on: '2023-12-25' },
      ],
      '2023-12-26',
      '2024-01-23',
    ],
  ])('%s', (_what, steps, today, due) => {
    expect(dueOf(fold(steps), today, calendar)?.date.toString()).toBe(due);
  });

  test('the clock tells of the later date, and counts no pause before it', () => {
    const state = fold([
      ...[received, asked, given, deferred('2023-12-29')],
      { kind: 'thirdPartyAsked', on: '2023-12-18', id: '甲' } as Step,
    ]);
    const clock = explain(parseDate('2023-09-25'), clockOf(state, '2023-12-25'), parseDate('2023-12-25'), calendar);
    expect([clock.left, clock.due.paused, clock.days.some(({ kind }) => kind === 'paused')]).toEqual([4, false, false]);
    expect(clock.why.join('')).toMatch(
      /申请人已说明理由，本机关确定延迟到12月29日前答复并已告知（《条例》第三十五条）/,
    );
  });

  test('the request cannot be voided under a reply that stands on it', () => {
    const steps = [received, asked, given, excessive('2023-10-12')];
    const verdict = mayAmend(steps, 1, null, '2023-10-13', calendar);
    expect(verdict).toMatchObject({ ok: false, why: expect.stringContaining('先更正或者作废那一步') });
  });
});
