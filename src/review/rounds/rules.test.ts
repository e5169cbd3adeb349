import { describe, expect, test } from 'vitest';
import type { Who } from '../../platform/roles.ts';
import { defaultChain } from '../chain/rules.ts';
import type { ChainStep } from '../tables.ts';
import type { SubjectWords } from '../words.ts';
import { dueStep, mayKnow, type ReviewLine, type Round, reviewFault, standingOf, verdictFaults } from './rules.ts';

const words: SubjectWords = {
  kind: '年度报告',
  it: '报告',
  text: '报告',
  wrote: '编制或修改',
  drafted: '编制',
  review: '审签',
};
const hash = 'a'.repeat(64);
const asDocument: Round = {
  id: 1,
  kind: 'document',
  subjectId: '1',
  version: '',
  steps: defaultChain,
  step: 0,
  state: 'open',
  contentHash: hash,
  authorityId: 1,
  officeId: 1,
  office: '党政综合办公室',
  standInId: null,
  chainOf: '',
  authors: [1],
  reviews: [],
  submittedName: '测试',
  submittedAt: new Date('2024-01-10T02:00:00Z'),
};
const also = defaultChain.map(
  (step): ChainStep => (step.scope === 'office' ? { ...step, also: ['disclosureHead'] } : step),
);
const asReport: Round = { ...asDocument, steps: also };
const replySteps: ChainStep[] = [
  {
    label: '法制审核',
    role: 'disclosureHead',
    also: ['signer', 'officeReviewer'],
    scope: 'authority',
    checks: 'opinion',
  },
  { label: '签发答复', role: 'signer', also: ['disclosureHead'], scope: 'authority', checks: 'opinion', again: true },
];
const asReply: Round = { ...asDocument, steps: replySteps };
const plainReply: Round = { ...asReply, steps: [{ ...replySteps[0]!, optional: true }, replySteps[1]!] };

const taken = (reviewerId: number, step = 0, forId: number | null = null): ReviewLine[] => [
  {
    forId,
    forName: forId === null ? null : '不在的人',
    step,
    label: '科室负责人初审',
    reviewerId,
    by: '钱某',
    verdict: 'passed',
    gates: [],
    remark: '',
    at: asDocument.submittedAt,
  },
];
const person = (id: number, officeId: number | null, ...roles: Who['roles']): Who => ({
  id,
  name: '测试',
  authorityId: 1,
  officeId,
  roles,
});

/** Somebody without a role of the chain who acts for another today. */
const deputy = (id: number, away: number, officeId: number | null, ...roles: Who['roles']): Who => ({
  ...person(id, 9, 'editor'),
  actsFor: [{ id: away, name: '赵某', officeId, roles }],
});

describe('who may take the step that is open', () => {
  test.each<[round: Round, change: Partial<Round>, who: Who, words: string | undefined, why: string]>([
    [asReport, {}, person(2, 1, 'officeReviewer'), undefined, 'the office’s own reviewer'],
    [asReport, {}, person(2, 2, 'officeReviewer'), '由编制科室的负责人办理', 'the reviewer of another office'],
    [asDocument, { standInId: 2 }, person(2, 2, 'officeReviewer'), undefined, 'to whom the office’s step was given'],
    [asDocument, { standInId: 2 }, person(2, 2, 'editor'), '须由相应人员', 'but only with the role'],
    [asDocument, { standInId: 1 }, person(1, 2, 'officeReviewer'), '不能审核本人', 'and never by who wrote it'],
    [
      asReport,
      { officeId: null },
      person(2, 2, 'officeReviewer'),
      undefined,
      'submitted by somebody without an office',
    ],
    [asReport, {}, person(2, 2, 'disclosureHead'), undefined, 'the head of the disclosure office checks any'],
    [asDocument, {}, person(2, 1, 'disclosureHead'), '须由相应人员', 'but only where the chain says so'],
    [asReport, {}, person(1, 1, 'officeReviewer'), '不能审核本人', 'who wrote it'],
    [asReport, { step: 1, reviews: taken(2) }, person(2, 1, 'secrecyReviewer'), '已办理过', 'two steps by one person'],
    [asReport, { step: 1 }, person(2, 1, 'signer'), '现在是“保密审查”', 'not their step'],
    [
      asReport,
      { step: 1, reviews: taken(3) },
      person(2, 1, 'officeReviewer'),
      '“科室负责人初审”已由钱某办理，现在是“保密审查”',
      'another of the same role was faster',
    ],
    [
      asReport,
      { step: 1 },
      { ...person(2, 1, 'secrecyReviewer'), authorityId: 2 },
      '须由相应人员',
      'another authority',
    ],
    [asReport, { contentHash: 'b' }, person(2, 1, 'officeReviewer'), '原审签意见失效', 'the report changed'],
    [asReport, { state: 'returned' as const }, person(2, 1, 'officeReviewer'), '不在审签中', 'already returned'],
    [
      asReport,
      { state: 'returned' as const, reviews: taken(3) },
      person(2, 1, 'officeReviewer'),
      '钱某已退回',
      'and by whom',
    ],
    [asReport, {}, { ...person(2, 1, 'officeReviewer'), id: null }, '不能审核', 'the program itself'],
    [asReply, {}, person(2, 2, 'officeReviewer'), undefined, '法制审核 by the head of whichever office'],
    [asReply, {}, person(1, 1, 'disclosureHead'), '不能审核本人', 'never by who drafted it'],
    [asReply, { step: 1, reviews: taken(2) }, person(2, 1, 'disclosureHead'), undefined, 'who reviewed may sign'],
    [asReply, { step: 1, reviews: taken(2) }, person(1, 1, 'signer'), '不能审核本人', 'who drafted may not'],
    [plainReply, {}, person(2, 1, 'signer'), undefined, 'signed at once, the first step passed over'],
    [plainReply, {}, person(2, 1, 'officeReviewer'), '须由相应人员', 'nothing waits for who may review'],
    [asDocument, {}, deputy(2, 3, 1, 'officeReviewer'), undefined, 'a deputy of the office’s reviewer'],
    [asDocument, {}, deputy(2, 3, 2, 'officeReviewer'), '须由相应人员', 'but not of the reviewer of another office'],
    [asDocument, { standInId: 3 }, deputy(2, 3, 2, 'officeReviewer'), undefined, 'of to whom the step was given'],
    [asDocument, {}, deputy(2, 3, 1, 'signer'), '须由相应人员', 'only as what they act'],
    [asDocument, {}, deputy(1, 3, 1, 'officeReviewer'), '不能审核本人', 'a deputy who wrote it'],
    [asDocument, {}, deputy(2, 1, 1, 'officeReviewer'), '其代理人也不能', 'the deputy of who wrote it'],
    [
      asDocument,
      { step: 1, reviews: taken(2) },
      deputy(2, 3, 1, 'secrecyReviewer'),
      '已办理过',
      'a deputy who took a step themselves',
    ],
    [
      asDocument,
      { step: 1, reviews: taken(3) },
      deputy(2, 3, 1, 'secrecyReviewer'),
      '赵某已办理过',
      'the deputy of who took a step',
    ],
    [
      asDocument,
      { step: 1, reviews: taken(2, 0, 3) },
      person(3, 1, 'secrecyReviewer'),
      '已办理过',
      'who is back, and whose deputy took a step',
    ],
    [
      asDocument,
      { step: 1, reviews: taken(2, 0, 3) },
      deputy(4, 3, 1, 'secrecyReviewer'),
      '赵某已办理过',
      'a second deputy of the same',
    ],
    [
      asDocument,
      { step: 1, reviews: taken(3) },
      { ...deputy(2, 3, 1, 'secrecyReviewer'), roles: ['secrecyReviewer'] },
      undefined,
      'who may do it themselves besides',
    ],
    [
      asDocument,
      {},
      { ...deputy(2, 3, 1, 'officeReviewer'), authorityId: 2 },
      '须由相应人员',
      'a deputy of another authority',
    ],
  ])('%o %o %o: %s (%s)', (round, change, who, said) => {
    const fault = reviewFault(words, { ...round, ...change }, who, hash);
    if (said) expect(fault?.message).toContain(said);
    else expect(fault).toBeUndefined();
  });

  test.each<[round: Round, change: Partial<Round>, at: number, who: Who, words: string | undefined, why: string]>([
    [plainReply, {}, 0, person(2, 1, 'officeReviewer'), undefined, 'what may be passed over may be taken'],
    [asReply, {}, 1, person(2, 1, 'signer'), '请先办理“法制审核”', 'not before its time'],
    [asDocument, { step: 1, reviews: taken(3) }, 0, person(2, 1, 'secrecyReviewer'), '已由钱某办理', 'nor after it'],
    [plainReply, { step: 2, state: 'passed' }, 0, person(2, 1, 'signer'), '不在审签中', 'nor when all is done'],
  ])('%o %o, step %i, %o: %s (%s)', (round, change, at, who, said) => {
    const fault = reviewFault(words, { ...round, ...change }, who, hash, at);
    if (said) expect(fault?.message).toContain(said);
    else expect(fault).toBeUndefined();
  });

  test('who was slower is told of a conflict; who has no business there is forbidden', () => {
    const after = { ...asDocument, step: 1, reviews: taken(3) };
    expect(reviewFault(words, after, person(2, 1, 'officeReviewer'), hash)?.code).toBe('conflict');
    expect(reviewFault(words, after, person(2, 2, 'officeReviewer'), hash)?.code).toBe('forbidden');
  });

  test('what waits is the first step that cannot be passed over', () => {
    expect([asReply, plainReply, { steps: replySteps, step: 2 }].map(dueStep)).toEqual([0, 1, 2]);
  });
});

test('verdicts stand only for the content that was read', () => {
  expect(standingOf(undefined, hash)).toBe('none');
  expect(standingOf(asReport, hash)).toBe('open');
  for (const state of ['open', 'passed'] as const) expect(standingOf({ ...asReport, state }, 'b')).toBe('voided');
  expect(standingOf({ ...asReport, state: 'published' }, 'b')).toBe('published');
});

test.each<[string, Who, boolean]>([
  ['the office’s own head', person(2, 1, 'officeReviewer'), true],
  ['the head of another office', person(2, 2, 'officeReviewer'), false],
  ['whose step comes later', person(2, 2, 'secrecyReviewer'), true],
  ['who reads all of the kind', person(2, 2, 'caseOfficer'), true],
  ['who does not', person(2, 1, 'editor'), false],
  ['another authority', { ...person(2, 1, 'signer'), authorityId: 2 }, false],
])('of what is under review knows: %s', (_who, who, knows) => {
  expect(mayKnow({ readers: ['caseOfficer'] }, asDocument, who)).toBe(knows);
});

describe('what a verdict says', () => {
  const passed = { verdict: 'passed', remark: '' } as const;
  const secrecy = { ...passed, gates: ['secrecy'] };
  test.each<[string, ChainStep, Parameters<typeof verdictFaults>[1], string[], string[]?]>([
    ['all gates', defaultChain[0]!, { ...passed, gates: ['language', 'norms', 'politics'] }, []],
    ['one gate is left out', defaultChain[0]!, { ...passed, gates: ['language', 'norms'] }, ['gates']],
    ['secrecy by its statement', defaultChain[1]!, { ...passed, gates: ['secrecy'] }, []],
    ['and by nothing else', defaultChain[1]!, { ...passed, gates: ['language', 'norms', 'politics'] }, ['gates']],
    ['an opinion ticks nothing', replySteps[0]!, { ...passed, gates: [] }, []],
    ['returned with its reason', defaultChain[0]!, { verdict: 'returned', gates: [], remark: '请补充' }, []],
    [
      'unread: opened and said',
      defaultChain[1]!,
      { ...secrecy, opened: ['a', 'b'], statement: '共两页' },
      [],
      ['a', 'b'],
    ],
    [
      'one of them was not',
      defaultChain[1]!,
      { ...secrecy, opened: ['a'], statement: '共两页' },
      ['opened'],
      ['a', 'b'],
    ],
    ['nothing is said of them', defaultChain[1]!, { ...secrecy, opened: ['a'], statement: ' ' }, ['statement'], ['a']],
    ['never without', defaultChain[0]!, { verdict: 'returned', gates: [], remark: ' ' }, ['remark']],
  ])('%s', (_why, step, verdict, fields, unread) => {
    expect(Object.keys(verdictFaults(step, verdict, unread))).toEqual(fields);
  });
});
