import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDayByHand, nextDay, nthWorkday } from '../../../test/support/hand-count.ts';
import { type Dice, randomLife } from '../../../test/support/random-life.ts';
import {
  createCalendar,
  dueOf,
  fold,
  may,
  offered,
  type Phase,
  REPLY_KIND_IDS,
  REPLY_ROW_IDS,
  type ReplyKindId,
  repliesOffered,
  rowOf,
  type Step,
} from '../index.ts';

const calendar = createCalendar();
const received: Step = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };
const online: Step = { kind: 'registered', on: '2023-09-25', channel: 'online', confirmed: null };
const clarified: Step[] = [
  { kind: 'clarificationRequested', on: '2023-09-27', by: '2023-10-20' },
  { kind: 'clarified', on: '2023-10-09' },
];
const reasons: Step[] = [
  { kind: 'reasonsRequested', on: '2023-09-27', by: '2023-10-20' },
  { kind: 'reasonsGiven', on: '2023-10-09' },
];
const charged = (on: string, fen = 10_000): Step => ({
  kind: 'feeNotified',
  on,
  basis: 'volume',
  quantity: 40,
  before: 0,
  fen,
  received: on,
});
const asked: Step = { kind: 'thirdPartyAsked', on: '2023-10-10', id: '甲' };
const answer = (on: string, said: 'consent' | 'refusal'): Step => ({
  kind: 'thirdPartyAnswered',
  on,
  id: '甲',
  answer: said,
});
const silent = (on: string, requestReceived?: string): Step => ({
  kind: 'thirdPartyAnswered',
  on,
  id: '甲',
  answer: 'silence',
  ...(requestReceived ? { requestReceived } : {}),
});
const extended = (on: string, days = 20): Step => ({ kind: 'extended', on, days, approvedBy: '负责人' });
const replied: Step = { kind: 'replied', on: '2023-10-26', reply: 'granted' };

describe('what the law lets be done, and what not', () => {
  test.each<[string, Step[], Step, true | RegExp]>([
    [
      'a clarification notice on the 7th working day',
      [received],
      { kind: 'clarificationRequested', on: '2023-10-10', by: '2023-10-20' },
      true,
    ],
    [
      '… on the 8th',
      [received],
      { kind: 'clarificationRequested', on: '2023-10-11', by: '2023-10-20' },
      /7 个工作日.*三十条/,
    ],
    [
      'a second one',
      [received, ...clarified],
      { kind: 'clarificationRequested', on: '2023-10-09', by: '2023-10-20' },
      /只能一次/,
    ],
    [
      'one before both sides confirmed',
      [online],
      { kind: 'clarificationRequested', on: '2023-09-26', by: '2023-10-20' },
      /三十一条/,
    ],
    [
      'lapse on the last day to clarify',
      [received, clarified[0]!],
      { kind: 'lapsed', on: '2023-10-20', why: 'clarificationOverdue' },
      /2023-10-20 才届满/,
    ],
    [
      'lapse on the day after',
      [received, clarified[0]!],
      { kind: 'lapsed', on: '2023-10-21', why: 'clarificationOverdue' },
      true,
    ],
    [
      'lapse for a fee that nobody asked for',
      [received, clarified[0]!],
      { kind: 'lapsed', on: '2023-10-21', why: 'feeOverdue' },
      /没有等待缴费/,
    ],
    [
      'a late clarification, while nobody has closed the case',
      [received, clarified[0]!],
      { kind: 'clarified', on: '2023-10-30' },
      true,
    ],
    ['an extension on the last day', [received], extended('2023-10-27'), true],
    ['an extension on the day after', [received], extended('2023-10-28'), /届满.*三十三条/],
    ['a second extension', [received, extended('2023-10-09')], extended('2023-10-10'), /只能一次/],
    [
      'a second extension after a new start',
      [received, extended('2023-10-09'), charged('2023-10-10'), { kind: 'feePaid', on: '2023-10-12' }],
      extended('2023-10-13'),
      /只能一次/,
    ],
    ['an extension by 21 days', [received], extended('2023-10-09', 21), /1 至 20/],
    [
      'an extension that nobody approved',
      [received],
      { ...extended('2023-10-09'), approvedBy: ' ' } as Step,
      /负责人同意/,
    ],
    ['the same party asked twice', [received, asked], { ...asked, on: '2023-10-11' }, /已经征求过/],
    ['silence within 15 working days', [received, asked], silent('2023-10-31', '2023-10-10'), /2023-10-31.*三十二条/],
    ['silence after 15 working days', [received, asked], silent('2023-11-01', '2023-10-10'), true],
    ['silence, not knowing when they were asked', [received, asked], silent('2023-12-01'), /收到征求意见书的日期/],
    ['disclosing while an answer is awaited', [received, asked], replied, /还有征求的意见/],
    ['disclosing against a refusal', [received, asked, answer('2023-10-13', 'refusal')], replied, /公共利益/],
    [
      '… in the public interest',
      [received, asked, answer('2023-10-13', 'refusal')],
      { ...replied, publicInterest: true } as Step,
      true,
    ],
    ['disclosing with consent', [received, asked, answer('2023-10-13', 'consent')], replied, true],
    [
      'refusing for a third party whom nobody asked',
      [received],
      { ...replied, reply: 'thirdPartyRights' } as Step,
      /三十二条/,
    ],
    ['still unclear, never clarified', [received], { ...replied, reply: 'stillUnclear' } as Step, /三十条/],
    [
      'still unclear after clarification',
      [received, ...clarified],
      { ...replied, reply: 'stillUnclear' } as Step,
      true,
    ],
    ['a reply while the applicant clarifies', [received, clarified[0]!], replied, /等待申请人补正/],
    ['a reply of a kind that only lapse gives', [received], { ...replied, reply: 'feeOverdue' } as Step, /不是答复/],
    ['a late reply is still a reply', [received], { ...replied, on: '2023-12-01' } as Step, true],
    ['a fee that is not what the rules come to', [received], charged('2023-10-09', 9_900), /应收 100 元/],
    [
      'a second fee by the other basis',
      [received, charged('2023-10-09'), { kind: 'feePaid', on: '2023-10-12' }],
      { kind: 'feeNotified', on: '2023-10-13', basis: 'item', quantity: 1, before: 10, fen: 10_000, received: null },
      /按件或者按量收费一次/,
    ],
    ['a fee notice after the limit', [received], charged('2023-10-30'), /届满/],
    [
      'lapse on the last day to pay',
      [received, charged('2023-10-09')],
      { kind: 'lapsed', on: '2023-11-06', why: 'feeOverdue' },
      /缴费到 2023-11-06/,
    ],
    [
      'lapse on the day after',
      [received, charged('2023-10-09')],
      { kind: 'lapsed', on: '2023-11-07', why: 'feeOverdue' },
      true,
    ],
    ['withdrawal after the reply', [received, replied], { kind: 'withdrawn', on: '2023-10-27' }, /不能再撤回/],
    ['asking others after the reply', [received, replied], { ...asked, on: '2023-10-27' }, /已办结/],
    ['filing away what was not delivered', [received, replied], { kind: 'archived', on: '2023-10-27' }, /尚未送达/],
    ['a step before the one before', [received, asked], { kind: 'withdrawn', on: '2023-10-09' }, /2023-10-10/],
    ['a step tomorrow', [received], { kind: 'withdrawn', on: '2024-01-02' }, /晚于今天/],
    ['a day that does not exist', [received], { kind: 'withdrawn', on: '2023-09-31' }, /不存在/],
    [
      'splitting what others were asked about',
      [received, asked],
      { kind: 'split', on: '2023-10-11', into: [] },
      /不宜再拆分/,
    ],
  ])('%s', (_why, steps, step, expected) => {
    const verdict = may(fold(steps), step, '2024-01-01', calendar);
    if (expected === true) expect(verdict).toEqual({ ok: true });
    else expect(verdict).toMatchObject({ ok: false, why: expect.stringMatching(expected) });
  });

  test.each<[string, Step[], Phase, string | null]>([
    ['handed in', [received], 'open', '2023-10-27'],
    ['online, not yet confirmed', [online], 'unconfirmed', null],
    ['online, confirmed', [online, { kind: 'confirmed', on: '2023-09-26' }], 'open', '2023-10-30'],
    ['to be clarified', [received, clarified[0]!], 'awaitingClarification', null],
    ['clarified: anew', [received, ...clarified], 'open', '2023-11-06'],
    ['a third party took three days', [received, asked, answer('2023-10-13', 'consent')], 'open', '2023-11-01'],
    ['extended by ten', [received, extended('2023-10-09', 10)], 'open', '2023-11-10'],
    [
      'extended, then paid: a plain period anew',
      [received, extended('2023-10-09'), charged('2023-10-10'), { kind: 'feePaid', on: '2023-10-12' }],
      'open',
      '2023-11-09',
    ],
    ['withdrawn before it was received', [online, { kind: 'withdrawn', on: '2023-09-26' }], 'closed', null],
  ])('%s', (_why, steps, phase, due) => {
    const state = fold(steps);
    expect(state.phase).toBe(phase);
    expect(dueOf(state, '2023-10-20', calendar)?.date.toString() ?? null).toBe(due);
  });

  const refusedBy = (id: string): Step[] => [
    { kind: 'thirdPartyAsked', on: '2023-10-10', id },
    { kind: 'thirdPartyAnswered', on: '2023-10-13', id, answer: 'refusal' },
  ];
  const overruled: Step = { kind: 'replied', on: '2023-10-26', reply: 'granted', publicInterest: true };
  const told = (id: string): Step => ({ kind: 'thirdPartyTold', on: '2023-10-27', id });
  const deliver: Step = { kind: 'delivered', on: '2023-10-27', how: 'post', proof: '挂号' };
  test.each<[string, Step[], Step, true | RegExp, readonly string[]]>([
    [
      'delivered before the overruled are told',
      [...refusedBy('甲'), overruled],
      deliver,
      /书面告知：甲.*三十二条/,
      ['甲'],
    ],
    ['… and after', [...refusedBy('甲'), overruled, told('甲')], deliver, true, []],
    [
      'two refused, one is told',
      [
        ...refusedBy('甲'),
        { kind: 'thirdPartyAsked', on: '2023-10-16', id: '乙' },
        { kind: 'thirdPartyAnswered', on: '2023-10-18', id: '乙', answer: 'refusal' },
        overruled,
        told('甲'),
      ],
      deliver,
      /书面告知：乙/,
      ['乙'],
    ],
    [
      'one refused, one consented: only the first is owed',
      [
        ...refusedBy('甲'),
        { kind: 'thirdPartyAsked', on: '2023-10-16', id: '乙' },
        { kind: 'thirdPartyAnswered', on: '2023-10-18', id: '乙', answer: 'consent' },
        overruled,
      ],
      told('乙'),
      /没有不顾第三方意见/,
      ['甲'],
    ],
    ['told twice', [...refusedBy('甲'), overruled, told('甲')], told('甲'), /已经告知/, []],
    ['told before it is decided', refusedBy('甲'), told('甲'), /尚未办结/, []],
    ['archived without', [...refusedBy('甲'), overruled], { kind: 'archived', on: '2023-10-27' }, /尚未送达/, ['甲']],
    [
      'partly disclosed against the refusal',
      [...refusedBy('甲'), { ...overruled, reply: 'partial' } as Step],
      deliver,
      /书面告知：甲/,
      ['甲'],
    ],
    [
      'partly disclosed, what the third party refused left out',
      [...refusedBy('甲'), { kind: 'replied', on: '2023-10-26', reply: 'partial' }],
      deliver,
      true,
      [],
    ],
    [
      'refused as the third party wished',
      [...refusedBy('甲'), { kind: 'replied', on: '2023-10-26', reply: 'thirdPartyRights', publicInterest: true }],
      deliver,
      true,
      [],
    ],
  ])('a third party overruled: %s', (_why, steps, step, expected, toTell) => {
    const state = fold([received, ...steps]);
    expect(state.toTell).toEqual(toTell);
    const verdict = may(state, step, '2024-01-01', calendar);
    if (expected === true) expect(verdict).toEqual({ ok: true });
    else expect(verdict).toMatchObject({ ok: false, why: expect.stringMatching(expected) });
  });

  test('every kind of reply is offered or says why not', () => {
    const offers = repliesOffered(fold([received]), received.on);
    expect(offers.filter(({ why }) => why).map(({ kind }) => kind)).toEqual([
      'thirdPartyRights',
      'stillUnclear',
      'excessive',
    ]);
  });
});

/** A lawful way to each end. */
const wayTo = (kind: ReplyKindId): Step[] => {
  if (kind === 'withdrawn') return [received, { kind, on: '2023-10-26' }];
  if (kind === 'clarificationOverdue')
    return [received, clarified[0]!, { kind: 'lapsed', on: '2023-10-21', why: kind }];
  if (kind === 'feeOverdue') return [received, charged('2023-10-09'), { kind: 'lapsed', on: '2023-11-07', why: kind }];
  const before =
    kind === 'stillUnclear' ? clarified : kind === 'excessive' ? reasons : [asked, answer('2023-10-13', 'refusal')];
  return [received, ...before, { kind: 'replied', on: '2023-10-26', reply: kind, publicInterest: true }];
};

test('every kind of end can be reached within the law, and together they fill every row of table three', () => {
  const rows = REPLY_KIND_IDS.map((kind) => {
    const steps = wayTo(kind);
    for (const [at, step] of steps.entries())
      expect(may(at ? fold(steps.slice(0, at)) : null, step, '2024-01-01', calendar)).toEqual({ ok: true });
    const { outcome, closed } = fold(steps);
    expect([outcome, closed]).toEqual([kind, steps.at(-1)!.on]);
    return rowOf(kind);
  });
  expect(new Set(rows)).toEqual(new Set(REPLY_ROW_IDS));
});

/** Dice from fast-check, so that a failure shrinks. */
const diceOf = (throws: number[]): Dice => {
  let at = 0;
  return (n) => (throws[at++ % throws.length] ?? 0) % n;
};
const chance = fc.array(fc.nat(100_000), { minLength: 20, maxLength: 400 });
const day = fc.nat(365 * 5).map((n) => nextDay('2019-01-02', n));

describe('wherever chance leads', () => {
  test('no path leaves the law', () => {
    fc.assert(
      fc.property(chance, day, (throws, start) => {
        const { steps, state } = randomLife(diceOf(throws), start, calendar, 60);
        const of = (kind: Step['kind']) => steps.filter((step) => step.kind === kind);
        for (const kind of ['clarificationRequested', 'extended', 'feeNotified', 'feePaid'] as const)
          expect(of(kind).length).toBeLessThanOrEqual(1);
        const ends = steps.filter(({ kind }) => ['replied', 'withdrawn', 'lapsed', 'merged'].includes(kind));
        // once, and once more each time that a decision or judgment opens it anew
        expect(ends.length).toBeLessThanOrEqual(1 + of('reopened').length);
        const end = steps.indexOf(ends[0]!);
        if (end >= 0)
          for (const { kind } of steps.slice(
            end + 1,
            steps.findIndex((step, at) => at > end && step.kind === 'reopened') >>> 0,
          ))
            expect(['thirdPartyTold', 'delivered', 'archived']).toContain(kind);
        const told = of('thirdPartyTold').map((step) => 'id' in step && step.id);
        if (of('reopened').length === 0) expect(new Set(told).size).toBe(told.length);
        if (of('delivered').length) expect(state.toTell).toEqual([]);
        for (const [at, step] of steps.entries()) {
          if (at > 0) expect(step.on >= steps[at - 1]!.on || at === 1).toBe(true);
          const before = steps.slice(0, at);
          const zero = before.length ? fold(before).received : null;
          if (step.kind === 'clarificationRequested') expect(step.on <= nthWorkday(zero!, 7)).toBe(true);
          if (step.kind === 'extended') expect(step.on <= lastDayByHand(before, step.on)!).toBe(true);
          if (step.kind === 'lapsed' && step.why === 'clarificationOverdue')
            expect(step.on > fold(before).clarification!.by).toBe(true);
          if (step.kind === 'lapsed' && step.why === 'feeOverdue')
            expect(step.on > nthWorkday(fold(before).fee!.received!, 20)).toBe(true);
        }
        if (['closed', 'archived'].includes(state.phase) && state.received) {
          expect(REPLY_ROW_IDS.filter((row) => row === rowOf(state.outcome!))).toHaveLength(1);
        } else expect(state.outcome).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  test('the clock is the one that hands count on a calendar', () => {
    fc.assert(
      fc.property(chance, day, (throws, start) => {
        const { steps, state, today } = randomLife(diceOf(throws), start, calendar, 25);
        if (!['open'].includes(state.phase)) return;
        expect(dueOf(state, today, calendar)?.date.toString()).toBe(lastDayByHand(steps, today));
      }),
      { numRuns: 1500 },
    );
  });

  test('what may be done is offered, and what is not offered cannot be done', () => {
    fc.assert(
      fc.property(chance, day, (throws, start) => {
        randomLife(diceOf(throws), start, calendar, 15, (state, step, today, ok) => {
          if (!ok || step.on !== today) return;
          expect(offered(state, today, calendar).find(({ kind }) => kind === step.kind)).toMatchObject({ ok: true });
        });
      }),
      { numRuns: 150 },
    );
  });
});
