import { describe, expect, test } from 'vitest';
import type { Role, Who } from '../platform/roles.ts';
import { maySee, type Standing, steps } from './rules.ts';
import { missingFor, type Submitted } from './submission.ts';
import type { DocumentState } from './tables.ts';

function person(officeId: number, ...roles: Role[]): Who {
  return { id: 7, name: '测试', authorityId: 1, officeId, roles };
}

function document(state: DocumentState, publication?: { withdrawn: boolean }, sealed = state !== 'draft'): Standing {
  return { authorityId: 1, officeId: 3, state, sealed, publication };
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
    [document('published', shown), 'correct withdraw changeValidity', 'public'],
    [document('draft', shown), 'edit withdraw changeValidity discard', 'a correction in work; the old text is public'],
    [document('inReview', shown), 'reopen withdraw changeValidity', 'a correction in review'],
    [document('approved', shown), 'reopen publish schedule withdraw changeValidity', 'a correction approved'],
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

test('a submitted revision is never changed: the edit begins the next one', () => {
  expect(steps(document('draft', undefined, false), editor).edit).toEqual({ ok: true, value: 'inPlace' });
  expect(steps(document('draft', undefined, true), editor).edit).toEqual({ ok: true, value: 'newRevision' });
  expect(steps(document('returned', undefined, true), editor).edit).toEqual({ ok: true, value: 'newRevision' });
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
