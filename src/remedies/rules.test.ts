import { describe, expect, test } from 'vitest';
import type { RemedyOutcome } from '../law/index.ts';
import {
  beforeFault,
  type Conclusion,
  type Course,
  mayAnswer,
  mayConclude,
  mayHear,
  mayRedo,
  mayReopen,
  particularsFault,
  stageOf,
} from './rules.ts';

const today = '2024-06-03';
const course = (given: Partial<Course> = {}): Course => ({
  kind: 'reconsideration',
  body: '演示市人民政府',
  caseNumber: '',
  procedure: 'ordinary',
  filedOn: '2024-05-06',
  servedOn: '2024-05-08',
  answeredOn: null,
  hearingOn: null,
  outcome: null,
  concludedOn: null,
  decisionReceivedOn: null,
  redoBy: null,
  redoneOn: null,
  firstOutcome: null,
  firstOn: null,
  firstReceivedOn: null,
  appealedBy: null,
  appealedOn: null,
  appealServedOn: null,
  appealAnsweredOn: null,
  appealOutcome: null,
  ...given,
});
const ended = { outcome: 'reconsideration.revoked', concludedOn: '2024-05-30' } as const;

test.each<[Partial<Course>, string, string]>([
  [{ servedOn: null }, 'awaitingCopy', 'taken on, the copy has not come'],
  [{}, 'answering', 'the copy has come'],
  [{ answeredOn: '2024-05-10' }, 'awaitingDecision', 'answered'],
  [ended, 'concluded', 'ended with nothing to do'],
  [{ ...ended, redoBy: '2024-06-20' }, 'redoing', 'the decision orders something'],
  [{ ...ended, redoBy: '2024-06-20', redoneOn: '2024-06-03' }, 'concluded', 'what was ordered is done'],
])('%o stands at %s (%s)', (given, stage, _why) => {
  expect(stageOf(course(given))).toBe(stage);
});

describe('particulars', () => {
  test.each<[string, Partial<Course>, string | undefined]>([
    ['all in order', {}, undefined],
    ['taken on tomorrow', { filedOn: '2024-06-04', servedOn: null }, 'filedOn'],
    ['served before it was taken on', { servedOn: '2024-05-05' }, 'servedOn'],
    ['served tomorrow', { servedOn: '2024-06-04' }, 'servedOn'],
    ['not yet served', { servedOn: null }, undefined],
  ])('%s', (_why, given, field) => {
    expect(Object.keys(particularsFault(course(given), today)?.fields ?? {})[0]).toBe(field);
  });

  test.each<[string, Partial<Course>, Partial<Course>, string]>([
    ['answered, but the copy would not have come', { answeredOn: '2024-05-10' }, { servedOn: null }, 'servedOn'],
    ['answered before the copy came', { answeredOn: '2024-05-10' }, { servedOn: '2024-05-13' }, 'servedOn'],
    ['ended before it was taken on', ended, { filedOn: '2024-05-31', servedOn: null }, 'filedOn'],
    ['ended as a reconsideration, made a suit', ended, { kind: 'directSuit' }, 'kind'],
  ])('amended: %s', (_why, known, given, field) => {
    expect(particularsFault(course({ ...known, ...given }), today, course(known))?.fields).toHaveProperty(field);
  });
});

test.each([
  ['a suit after reconsideration names it', 'suitAfterReconsideration', undefined, 'beforeId'],
  ['only such a suit', 'directSuit', { kind: 'reconsideration', concludedOn: '2024-04-01' }, 'beforeId'],
  [
    'a reconsideration, not a suit',
    'suitAfterReconsideration',
    { kind: 'directSuit', concludedOn: '2024-04-01' },
    'beforeId',
  ],
  ['that has ended', 'suitAfterReconsideration', { kind: 'reconsideration', concludedOn: null }, 'beforeId'],
  ['before the suit', 'suitAfterReconsideration', { kind: 'reconsideration', concludedOn: '2024-05-07' }, 'filedOn'],
  [
    'on its day at the latest',
    'suitAfterReconsideration',
    { kind: 'reconsideration', concludedOn: '2024-05-06' },
    undefined,
  ],
  ['a direct suit stands alone', 'directSuit', undefined, undefined],
] as const)('the case before: %s', (_why, kind, before, field) => {
  expect(Object.keys(beforeFault(kind, before, '2024-05-06')?.fields ?? {})[0]).toBe(field);
});

test.each<[string, Partial<Course>, string, string | undefined]>([
  ['in time', {}, '2024-05-10', undefined],
  ['late is recorded as it was', {}, '2024-06-03', undefined],
  ['twice', { answeredOn: '2024-05-10' }, '2024-05-13', '已于'],
  ['before the copy came', {}, '2024-05-07', '不能早于'],
  ['without the copy', { servedOn: null }, '2024-05-10', '收到副本'],
  ['tomorrow', {}, '2024-06-04', '今天'],
  ['after the end', ended, '2024-06-01', '已经审结'],
])('answer: %s', (_why, given, on, words) => {
  const result = mayAnswer(course(given), on, today);
  expect(result.ok ? undefined : result.message).toEqual(
    words === undefined ? undefined : expect.stringContaining(words),
  );
});

test.each<[string, Partial<Course>, string, boolean]>([
  ['set for a day ahead', {}, '2024-07-01', true],
  ['before the case', {}, '2024-05-01', false],
  ['after the end', ended, '2024-06-01', false],
])('hearing: %s', (_why, given, on, may) => {
  expect(mayHear(course(given), on).ok).toBe(may);
});

const conclusion = (given: Partial<Conclusion> = {}): Conclusion => ({
  outcome: 'reconsideration.maintained',
  concludedOn: '2024-05-30',
  decisionReceivedOn: null,
  redoBy: null,
  ...given,
});

test.each<[string, Partial<Course>, Partial<Conclusion>, string | undefined]>([
  ['maintained', {}, {}, undefined],
  ['twice', ended, {}, '已于'],
  ['an outcome of courts', {}, { outcome: 'suit.revoked' as RemedyOutcome }, '请选择审理结果'],
  ['before the answer', { answeredOn: '2024-05-31' }, {}, '答复日期'],
  ['before the case', {}, { concludedOn: '2024-05-05' }, '受理日期'],
  ['tomorrow', {}, { concludedOn: '2024-06-04' }, '今天'],
  ['received before it was made', {}, { decisionReceivedOn: '2024-05-29' }, '收到'],
  ['a term where nothing is ordered', {}, { redoBy: '2024-06-30' }, '不要求'],
  ['a term that was over before', {}, { outcome: 'reconsideration.revoked', redoBy: '2024-05-01' }, '履行期限'],
  ['revoked, to be answered anew', {}, { outcome: 'reconsideration.revoked', redoBy: '2024-06-30' }, undefined],
  ['without an answer of ours', { servedOn: null }, { outcome: 'reconsideration.withdrawn' }, undefined],
])('end: %s', (_why, given, input, words) => {
  const result = mayConclude(course(given), conclusion(input), today);
  expect(result.ok ? undefined : result.message).toEqual(
    words === undefined ? undefined : expect.stringContaining(words),
  );
});

test.each<[string, Partial<Course>, string, boolean]>([
  ['done', { ...ended, redoBy: '2024-06-20' }, '2024-06-03', true],
  ['nothing was ordered', ended, '2024-06-03', false],
  ['twice', { ...ended, redoBy: '2024-06-20', redoneOn: '2024-06-01' }, '2024-06-03', false],
  ['before the decision', { ...ended, redoBy: '2024-06-20' }, '2024-05-29', false],
  ['tomorrow', { ...ended, redoBy: '2024-06-20' }, '2024-06-04', false],
])('ordered and done: %s', (_why, given, on, may) => {
  expect(mayRedo(course(given), on, today).ok).toBe(may);
});

test.each<[string, Partial<Course>, number, boolean]>([
  ['entered by mistake', ended, 0, true],
  ['a suit builds on it', ended, 1, false],
  ['not ended', {}, 0, false],
])('undo the end: %s', (_why, given, suits, may) => {
  expect(mayReopen(course(given), suits).ok).toBe(may);
});
