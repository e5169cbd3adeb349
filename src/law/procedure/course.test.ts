import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dice, randomLife } from '../../../test/support/random-life.ts';
import { amended, createCalendar, dueOf, fold, mayAmend, mayTake, offeredLate, type Step } from '../index.ts';

const calendar = createCalendar();
const today = '2024-01-02';
const received: Step = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };
const asked = (id: string, on: string): Step => ({ kind: 'thirdPartyAsked', on, id });
const answered = (id: string, on: string): Step => ({ kind: 'thirdPartyAnswered', on, id, answer: 'consent' });
const notice: Step = { kind: 'clarificationRequested', on: '2023-09-28', by: '2023-10-20' };
const clarified: Step = { kind: 'clarified', on: '2023-10-12' };
const replied: Step = { kind: 'replied', on: '2023-10-26', reply: 'granted' };
const withdrawn: Step = { kind: 'withdrawn', on: '2023-10-20' };
const both = [received, asked('甲', '2023-10-09'), asked('乙', '2023-10-09'), answered('甲', '2023-10-16')];

describe('a step on its own day, recorded after others', () => {
  test.each<[string, readonly Step[], Step, true | RegExp]>([
    ['the second third party answered before the first', both, answered('乙', '2023-10-12'), true],
    ['… on the day it was asked', both, answered('乙', '2023-10-09'), true],
    ['… before it was asked', both, answered('乙', '2023-10-08'), /没有征求过/],
    ['a notice made in time, after its last day', [received], notice, true],
    ['… dated after its last day', [received], { ...notice, on: '2023-10-13' } as Step, /最后一日是 2023-10-10/],
    [
      'a notice between receipt and a request to others',
      [received, asked('甲', '2023-10-09')],
      notice,
      /征求第三方意见.*不成立/,
    ],
    [
      'an extension made in time',
      [received],
      { kind: 'extended', on: '2023-10-27', days: 10, approvedBy: '负责人' },
      true,
    ],
    ['a request before receipt', [received, asked('甲', '2023-10-09')], asked('乙', '2023-09-20'), /不能早于上一步/],
    [
      'a request from before the reply, recorded after it',
      [received, replied],
      asked('甲', '2023-10-09'),
      /签发答复.*不成立/,
    ],
  ])('%s', (_why, steps, step, expected) => {
    const verdict = mayTake(steps, step, today, calendar);
    if (expected === true) expect(verdict).toEqual({ ok: true });
    else expect(verdict).toMatchObject({ ok: false, why: expect.stringMatching(expected) });
  });

  test('what can only be recorded late is offered apart from what can be done today', () => {
    expect(offeredLate([received], '2023-10-09', calendar)).toEqual([]);
    expect(offeredLate([received], '2023-10-11', calendar)).toEqual(['clarificationRequested']);
    expect(offeredLate([received], '2023-11-06', calendar)).toEqual([
      'clarificationRequested',
      'extended',
      'feeNotified',
    ]);
    // what was answered late was perhaps extended in time, and reasons asked for
    expect(offeredLate([received, replied], '2023-11-06', calendar)).toEqual(['extended', 'reasonsRequested']);
  });
});

describe('a step that was registered wrongly', () => {
  test.each<[string, readonly Step[], number, Step | null, true | RegExp, string | null]>([
    ['received two days later', [received], 0, { ...received, on: '2023-09-27' } as Step, true, '2023-10-31'],
    [
      'clarified on another day',
      [received, notice, clarified],
      2,
      { ...clarified, on: '2023-10-09' } as Step,
      true,
      '2023-11-06',
    ],
    ['never clarified', [received, notice, clarified], 2, null, true, null],
    ['no notice at all, though it was clarified', [received, notice, clarified], 1, null, /收到补正.*不成立/, null],
    ['a reply that was not given', [received, replied], 1, null, true, '2023-10-27'],
    ['a withdrawal that was another’s', [received, withdrawn], 1, null, true, '2023-10-27'],
    [
      'a reply under another kind',
      [received, replied],
      1,
      { ...replied, reply: 'notFound' } as Step,
      true,
      '2023-10-27',
    ],
    ['the registration voided', [received], 0, null, /登记不能作废/, null],
    ['a step made another', [received, replied], 1, withdrawn, /不能改变步骤的种类/, null],
    ['tomorrow', [received, withdrawn], 1, { ...withdrawn, on: '2024-01-03' } as Step, /晚于今天/, null],
    [
      'received after what followed',
      [received, withdrawn],
      0,
      { ...received, on: '2023-10-23' } as Step,
      /申请人撤回.*不成立/,
      null,
    ],
    [
      'asked earlier',
      [received, asked('甲', '2023-10-11'), answered('甲', '2023-10-13')],
      1,
      asked('甲', '2023-10-10'),
      true,
      '2023-11-01',
    ],
  ])('%s', (_why, steps, at, to, expected, due) => {
    const verdict = mayAmend(steps, at, to, today, calendar);
    if (expected !== true) return expect(verdict).toMatchObject({ ok: false, why: expect.stringMatching(expected) });
    expect(verdict).toEqual({ ok: true });
    expect(dueOf(fold(amended(steps, at, to)), '2023-10-12', calendar)?.date.toString() ?? null).toBe(due);
  });

  test('what older rules let in does not stand against an amendment', () => {
    const old: Step[] = [
      received,
      { ...notice, on: '2023-10-20', by: '2023-10-27' } as Step,
      { ...clarified, on: '2023-10-25' } as Step,
    ];
    expect(mayAmend(old, 2, { ...clarified, on: '2023-10-26' } as Step, today, calendar)).toEqual({ ok: true });
  });

  test('confirmed on a day before it came, though more followed', () => {
    const to = { ...received, channel: 'online', on: '2023-09-25', confirmed: '2023-09-20' } as Step;
    expect(mayAmend([received, notice, clarified], 0, to, today, calendar)).toMatchObject({
      ok: false,
      why: expect.stringContaining('早于到达日期'),
    });
  });

  test('whatever is amended into whatever, there is a verdict and no exception', () => {
    const chance = fc.array(fc.nat(100_000), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(chance, (throws) => {
        let n = 0;
        const dice: Dice = (of) => (throws[n++ % throws.length] ?? 0) % of;
        const { steps, today: last } = randomLife(dice, '2023-03-01', calendar, 25);
        const at = dice(steps.length);
        const was = steps[at]!;
        const day = () => `2023-${String(1 + dice(12)).padStart(2, '0')}-${String(1 + dice(28)).padStart(2, '0')}`;
        const to = Object.fromEntries(
          Object.entries(was).map(([name, value]) => [name, isDay(value) && dice(2) ? day() : value]),
        ) as Step;
        const made = dice(5) ? to : null;
        const verdict = mayAmend(steps, at, made, last, calendar);
        if (verdict.ok) dueOf(fold(amended(steps, at, made)), last, calendar);
        else expect(verdict.why).toMatch(/[一-鿿]{2}/);
        if (at > 0) mayTake(steps, to, last, calendar);
      }),
      { numRuns: 1000 },
    );
  });
});

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
