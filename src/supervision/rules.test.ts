import { describe, expect, test } from 'vitest';
import { dueFault, isLate, mayTake, type OrderState, STEPS, type StepKind, stateAfter } from './rules.ts';

type Taken = Exclude<StepKind, 'issue'>;
const cases: Record<OrderState, Partial<Record<Taken, OrderState>>> = {
  issued: { remind: 'issued', extend: 'issued', answer: 'answered', withdraw: 'withdrawn' },
  returned: { remind: 'returned', extend: 'returned', answer: 'answered', withdraw: 'withdrawn' },
  answered: { answer: 'answered', return: 'returned', accept: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};
const taken = (Object.keys(STEPS) as StepKind[]).filter((kind): kind is Taken => kind !== 'issue');
const states = Object.keys(cases) as OrderState[];

describe('an order', () => {
  test.each(states.flatMap((state) => taken.map((kind) => [state, kind, cases[state][kind]] as const)))(
    'that is %s: %s leads to %s',
    (state, kind, next) => {
      const after = stateAfter(kind, { state, version: 3 }, 3);
      expect(after.ok ? after.value : undefined).toBe(next);
      expect(mayTake(kind, state)).toBe(next !== undefined);
    },
  );

  test('that somebody else moved on is looked at again first', () => {
    expect(stateAfter('accept', { state: 'answered', version: 4 }, 3)).toMatchObject({ code: 'conflict' });
    expect(stateAfter('accept', { state: 'answered', version: 4 }, Number.NaN)).toMatchObject({ code: 'conflict' });
  });
});

test.each([
  ['2024-03-01', '2024-03-01', undefined, undefined],
  ['2024-02-29', '2024-03-01', undefined, '办理期限不能早于今天'],
  ['2025-03-02', '2024-03-01', undefined, undefined],
  ['2025-03-03', '2024-03-01', undefined, '办理期限最长一年'],
  ['2024-03-10', '2024-03-01', '2024-03-10', '延期后的期限应晚于现在的期限 2024-03-10'],
  ['2024-03-11', '2024-03-01', '2024-03-10', undefined],
])('a term to %s, on %s, instead of %s: %s', (day, today, after, why) => {
  expect(dueFault(day, today, after)?.message).toBe(why);
});

test.each([
  ['issued', null, '2024-03-10', false],
  ['issued', null, '2024-03-11', true],
  ['answered', '2024-03-10', '2024-05-01', false],
  ['answered', '2024-03-11', '2024-05-01', true],
  ['closed', '2024-03-09', '2024-05-01', false],
  ['closed', '2024-04-01', '2024-05-01', true],
  ['withdrawn', null, '2024-05-01', false],
] as const)('due on 10 March, %s, answered on %s, looked at on %s: late %s', (state, answeredOn, today, late) => {
  expect(isLate({ state, dueOn: '2024-03-10', answeredOn }, today)).toBe(late);
});
