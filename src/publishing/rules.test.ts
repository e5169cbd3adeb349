import { describe, expect, test } from 'vitest';
import type { Role, Who } from '../platform/roles.ts';
import {
  type Decision,
  type DocumentRequest,
  leadsTo,
  life,
  mayDecide,
  mayEnterReview,
  mayRecall,
  maySee,
  type Standing,
  steps,
} from './rules.ts';
import type { DocumentState } from './tables.ts';
import { missingFor, type Submitted } from './under-review/missing.ts';

function person(officeId: number, ...roles: Role[]): Who {
  return { id: 7, name: '测试', authorityId: 1, officeId, roles };
}

function document(state: DocumentState, publication?: { withdrawn: boolean }, sealed = state !== 'draft'): Standing {
  return { authorityId: 1, officeId: 3, state, sealed, publication, receivedFrom: '' };
}

const shown = { withdrawn: false };
const hidden = { withdrawn: true };
const editor = person(3, 'editor');

describe('what the editor of the office may do', () => {
  test.each<[Standing, string, string]>([
    [document('draft'), 'edit discard', 'a first draft'],
    [document('inReview'), 'reopen', 'others are reading it'],
    [document('returned'), 'edit discard', 'to be mended'],
    [document('approved'), 'reopen publish schedule', 'signed'],
    [document('scheduled'), 'reopen publish cancelSchedule', 'may still be published earlier'],
    [document('published', shown), 'correct withdraw changeValidity relate', 'public'],
    [
      document('draft', shown),
      'edit withdraw changeValidity relate discard',
      'a correction in work; the old text is public',
    ],
    [document('inReview', shown), 'reopen withdraw changeValidity relate', 'a correction in review'],
    [document('approved', shown), 'reopen publish schedule withdraw changeValidity relate', 'a correction approved'],
    [document('withdrawn', hidden), 'correct', 'may come back after review'],
    [document('withdrawn'), 'correct', 'given up before it was public'],
  ])('%o: %s (%s)', (standing, expected) => {
    const all = Object.entries(steps(standing, editor));
    expect(
      all
        .filter(([, decision]) => decision.ok)
        .map(([name]) => name)
        .join(' '),
    ).toBe(expected);
    for (const [, decision] of all) if (!decision.ok) expect(decision.message).toMatch(/[\u4e00-\u9fff]{4}/);
  });
});

describe('what another authority supplied', () => {
  const supplied = (state: DocumentState, publication?: { withdrawn: boolean }): Standing => ({
    ...document(state, publication),
    receivedFrom: '测试镇人民政府',
  });
  test.each<[Standing, string, string]>([
    [supplied('approved'), 'publish decline', 'waits for one click'],
    [supplied('published', shown), 'withdraw changeValidity relate', 'public: nobody here changes its text'],
    [supplied('withdrawn', hidden), '', 'taken down: it comes back only from its supplier'],
  ])('%o: %s (%s)', (standing, expected) => {
    const all = Object.entries(steps(standing, editor));
    expect(all.flatMap(([name, { ok }]) => (ok ? [name] : [])).join(' ')).toBe(expected);
    expect(steps(standing, editor).edit).toMatchObject({ message: expect.stringContaining('测试镇人民政府供稿') });
  });
});

test('a submitted revision is never changed: the edit begins the next one', () => {
  expect(steps(document('draft', undefined, false), editor).edit).toEqual({ ok: true, value: 'inPlace' });
  expect(steps(document('draft', undefined, true), editor).edit).toEqual({ ok: true, value: 'newRevision' });
  expect(steps(document('returned', undefined, true), editor).edit).toEqual({ ok: true, value: 'newRevision' });
});

describe('the life of a document: every state, every request', () => {
  const columns = ['draft', 'inReview', 'returned', 'approved', 'scheduled', 'published', 'withdrawn'] as const;
  const lives: Record<DocumentRequest, string> = {
    //               draft      inReview  returned   approved   scheduled  published  withdrawn
    edit: '          draft      -         returned   -          -          -          -',
    enterReview: '   inReview   -         inReview   -          -          -          -',
    passOn: '        -          inReview  -          -          -          -          -',
    sendBack: '      -          returned  -          -          -          -          -',
    recall: '        -          draft     -          -          -          -          -',
    approve: '       -          approved  -          -          -          -          -',
    reopen: '        -          draft     -          draft      draft      -          -',
    schedule: '      -          -         -          scheduled  -          -          -',
    cancelSchedule: '-          -         -          -          approved   -          -',
    publish: '       -          -         -          published  published  -          -',
    correct: '       -          -         -          -          -          draft      draft',
    withdraw: '      draft      inReview  returned   approved   scheduled  withdrawn  -',
    dropCorrection: 'published  -         published  -          -          -          -',
    giveUp: '        withdrawn  -         withdrawn  -          -          -          -',
    receive: '       approved   -         -          approved   -          approved   approved',
    decline: '       -          -         -          withdrawn  -          -          -',
  };
  const requests = Object.keys(life) as DocumentRequest[];

  test.each(requests)('%s', (request) => {
    const led = columns.map((state) => leadsTo(request, state) ?? '-');
    expect(led).toEqual(lives[request].trim().split(/\s+/));
  });

  test('only a text that was approved becomes public, but for what the public already sees', () => {
    for (const request of requests)
      for (const state of columns)
        if (leadsTo(request, state) === 'published' && request !== 'dropCorrection')
          expect(['approved', 'scheduled']).toContain(state);
  });

  test('only what is in review is approved, but for what another authority signed off', () => {
    for (const request of requests.filter((one) => one !== 'receive'))
      for (const state of columns)
        if (leadsTo(request, state) === 'approved' && !['approved', 'scheduled'].includes(state))
          expect(state).toBe('inReview');
  });
});

describe('what the chain of review may ask', () => {
  const stranger = person(4, 'editor');
  const signer = person(9, 'signer');
  const elsewhere = { ...signer, authorityId: 2 };
  test.each<[string, Decision, string]>([
    ['a draft is submitted by its office', mayEnterReview(document('draft'), editor), 'ok'],
    ['what was sent back too', mayEnterReview(document('returned'), editor), 'ok'],
    ['what is in review already is not', mayEnterReview(document('inReview'), editor), 'conflict'],
    ['what is public is not', mayEnterReview(document('published', shown), editor), 'conflict'],
    ['another office does not know of it', mayEnterReview(document('draft'), stranger), 'notFound'],
    ['not even when it is public', mayEnterReview(document('published', shown), stranger), 'notFound'],
    ['none is none', mayEnterReview(undefined, editor), 'notFound'],
    ['the office takes it back', mayRecall(document('inReview'), editor), 'ok'],
    ['not when it is signed', mayRecall(document('approved'), editor), 'conflict'],
    ['nor another office', mayRecall(document('inReview'), stranger), 'notFound'],
    ['a step is passed', mayDecide(document('inReview'), signer, 'passOn'), 'ok'],
    ['the last one approves', mayDecide(document('inReview'), signer, 'approve'), 'ok'],
    ['or sends it back', mayDecide(document('inReview'), signer, 'sendBack'), 'ok'],
    ['a draft is not approved', mayDecide(document('draft'), signer, 'approve'), 'conflict'],
    ['another authority has no word', mayDecide(document('inReview'), elsewhere, 'approve'), 'notFound'],
  ])('%s', (_, decision, expected) => {
    expect(decision.ok ? 'ok' : decision.code).toBe(expected);
  });
});

describe('others', () => {
  const draft = document('draft');
  const published = document('published', shown);
  test.each<[string, Who, Standing, boolean]>([
    ['an editor of another office does not know of a draft', person(4, 'editor'), draft, false],
    ['but sees what is public', person(4, 'editor'), published, true],
    ['not what was withdrawn', person(4, 'editor'), document('withdrawn', hidden), false],
    ['nor a correction in work', person(4, 'editor'), document('draft', shown), false],
    ['the head of the office sees its drafts', person(3, 'officeReviewer'), draft, true],
    ['the signer sees all drafts', person(9, 'signer'), draft, true],
    ['the secrecy reviewer too', person(9, 'secrecyReviewer'), draft, true],
    ['the system administrator sees nothing', person(3, 'systemAdmin'), published, false],
    ['nor the audit administrator', person(3, 'auditAdmin'), published, false],
    ['another authority sees nothing here', { ...editor, authorityId: 2 }, published, false],
  ])('%s', (_, who, standing, sees) => {
    expect(maySee(standing, who)).toBe(sees);
  });

  const states: DocumentState[] = ['draft', 'inReview', 'returned', 'approved', 'scheduled', 'published', 'withdrawn'];
  test.each([
    'officeReviewer',
    'secrecyReviewer',
    'signer',
    'caseOfficer',
    'systemAdmin',
    'securityAdmin',
    'auditAdmin',
  ] as Role[])('%s changes and publishes nothing, in no state', (role) => {
    for (const state of states)
      for (const publication of [undefined, shown, hidden])
        for (const decision of Object.values(steps(document(state, publication), person(3, role))))
          expect(decision.ok).toBe(false);
  });

  test('the head of the disclosure office publishes and withdraws, but does not write', () => {
    const head = person(9, 'disclosureHead');
    expect(steps(document('approved'), head).publish.ok).toBe(true);
    expect(steps(document('published', shown), head).withdraw.ok).toBe(true);
    expect(steps(document('draft'), head).edit.ok).toBe(false);
  });
});

describe('what is missing before review', () => {
  const whole: Submitted = {
    title: '关于防汛工作的通知',
    bodyText: '各村：',
    columnId: 1,
    columnKind: 'notice',
    articleItem: '20.12',
    legalForm: null,
    documentNumber: '',
    formedOn: '2023-06-01',
    channels: ['website'],
    correctionNote: '',
    corrects: false,
  };
  test.each<[Partial<Submitted>, string, string]>([
    [{}, '', 'whole'],
    [{ title: ' ' }, 'title', 'blank'],
    [{ bodyText: '\n' }, 'body_html', 'empty body'],
    [{ columnId: null, columnKind: null }, 'column_id', 'no column'],
    [{ articleItem: null }, 'article_item', 'arts. 20, 21'],
    [{ articleItem: null, columnKind: 'news' }, '', 'news is not filed under the law'],
    [{ formedOn: null }, 'formed_on', 'art. 26 counts from it'],
    [{ formedOn: '2023-06-02' }, 'formed_on', 'tomorrow'],
    [{ legalForm: 'normativeDocument' }, 'document_number', 'a normative document has its number'],
    [{ channels: [] }, 'channels', 'nowhere'],
    [{ corrects: true }, 'correction_note', 'a correction says what it corrects'],
    [{ corrects: true, correctionNote: '更正日期' }, '', 'said'],
  ])('%o: %s (%s)', (change, expected) => {
    expect(Object.keys(missingFor({ ...whole, ...change }, '2023-06-01')).join(' ')).toBe(expected);
  });
});
