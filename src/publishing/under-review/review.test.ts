import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { unwrap } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, passageKey } from '../../platform/public-text/index.ts';
import type { Who } from '../../platform/roles.ts';
import { acknowledgedIn, giveVerdict, latestRound } from '../../review/index.ts';
import { review } from '../../review/room.ts';
import { documentById, documentForReview, lookedInto } from '../index.ts';
import { publishing } from '../room.ts';
import { submitForReview } from './actions.ts';
import { documents } from './subject.ts';

const { db, house } = await testDatabase([publishing, review]);
const now = new Date('2023-06-01T02:00:00Z');
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
let editor: Who & { id: number };
let officeReviewer: Who;
let secrecy: Who;
let signer: Who;

beforeAll(async () => {
  town = await testTown(db);
  editor = await town.person('office', 'editor', 'officeReviewer', 'signer');
  officeReviewer = await town.person('office', 'officeReviewer', 'signer');
  secrecy = await town.person('office', 'secrecyReviewer');
  signer = await town.person(null, 'signer');
});

async function draft(body = '正文一段。'): Promise<number> {
  const { id } = await db
    .insertInto('documents')
    .values({
      authority_id: town.authorityId,
      office_id: town.offices.office,
      author_id: editor.id,
      state: 'draft',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const revision = await db
    .insertInto('revisions')
    .values({
      document_id: id,
      number: 1,
      author_id: editor.id,
      saved_by: editor.id,
      created_at: now,
      saved_at: now,
      title: '测试通知',
      body_html: `<p>${body}</p>`,
      body_text: body,
      column_id: town.columnId,
      article_item: '20.15',
      formed_on: '2023-05-30',
      source: '测试镇',
      channels: ['website'],
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
  return id;
}

/** Everything that is found in a draft, confirmed. */
async function all(documentId: number): Promise<Confirmed> {
  const found = unwrap(await lookedInto(db, (await documentForReview(db, documentId))!, '2023-06-01'));
  return { keys: new Set(askedOf(found).map(passageKey)), reasons: new Map() };
}

const by = (who: Who) => ({ db, house, who, now });
const subject = (documentId: number) => ({ kind: documents, id: String(documentId) });
const roundOf = (documentId: number) => latestRound(db, documents.name, String(documentId));
async function pass(who: Who, documentId: number, ticked: string[] = gates) {
  const round = await roundOf(documentId);
  return giveVerdict(by(who), {
    ...subject(documentId),
    contentHash: round!.contentHash,
    verdict: 'passed',
    gates: ticked,
    remark: '',
  });
}

describe('the chain', () => {
  test('three distinct people, each with their check, lead to approval of that content', async () => {
    const id = await draft();
    expect(await submitForReview(by(editor), { documentId: id })).toMatchObject({ ok: true });
    expect(await pass(officeReviewer, id)).toMatchObject({ value: 'next' });
    expect(await pass(secrecy, id, ['secrecy'])).toMatchObject({ value: 'next' });
    expect(await pass(signer, id)).toMatchObject({ value: 'passed' });
    const document = await documentById(db, id);
    expect(document).toMatchObject({ state: 'approved', approvedHash: (await roundOf(id))!.contentHash });
  });

  test('nobody reviews their own text, whatever roles they have', async () => {
    const id = await draft();
    await submitForReview(by(editor), { documentId: id });
    expect(await pass(editor, id)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('one person takes one step only', async () => {
    const id = await draft();
    await submitForReview(by(editor), { documentId: id });
    await pass(officeReviewer, id);
    await pass(secrecy, id, ['secrecy']);
    expect(await pass(officeReviewer, id)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test.each([
    ['a gate is not ticked', ['language', 'norms']],
    ['none is ticked', []],
  ])('does not pass when %s', async (_why, ticked) => {
    const id = await draft();
    await submitForReview(by(editor), { documentId: id });
    expect(await pass(officeReviewer, id, ticked)).toMatchObject({
      ok: false,
      fields: { gates: expect.stringContaining('勾选') },
    });
  });

  test('returned work goes back with its reason', async () => {
    const id = await draft();
    await submitForReview(by(editor), { documentId: id });
    const { contentHash } = (await roundOf(id))!;
    const verdict = { ...subject(id), contentHash, verdict: 'returned' as const, gates: [] };
    expect(await giveVerdict(by(officeReviewer), { ...verdict, remark: '' })).toMatchObject({
      ok: false,
      fields: { remark: expect.anything() },
    });
    expect(await giveVerdict(by(officeReviewer), { ...verdict, remark: '请补充联系电话' })).toMatchObject({
      value: 'returned',
    });
    expect(await documentById(db, id)).toMatchObject({ state: 'returned' });
  });

  test('of two reviewers at the same step one is told that it is done', async () => {
    const id = await draft();
    await submitForReview(by(editor), { documentId: id });
    const other = await town.person('office', 'officeReviewer');
    const both = await Promise.all([pass(officeReviewer, id), pass(other, id)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await roundOf(id))!.step).toBe(1);
  });

  test('marks of classified papers stop it, whatever is confirmed', async () => {
    const secret = await draft('机密★10年');
    const reasons = new Map([['secrecy.mark', '误判']]);
    for (const confirmed of [nothingConfirmed, await all(secret), { keys: new Set<string>(), reasons }])
      expect(await submitForReview(by(editor), { documentId: secret, confirmed })).toMatchObject({ ok: false });
  });

  test('personal data must be confirmed, and the confirmation holds for these passages only', async () => {
    const one = await draft('联系电话 19900000000');
    const other = await draft('联系电话 19900000001');
    for (const confirmed of [nothingConfirmed, await all(other)])
      expect(await submitForReview(by(editor), { documentId: one, confirmed })).toMatchObject({
        fields: { body_html: expect.stringContaining('手机号码') },
      });
    expect(await submitForReview(by(editor), { documentId: one, confirmed: await all(one) })).toMatchObject({
      ok: true,
    });
    expect(await acknowledgedIn({ db }, (await roundOf(one))!)).toMatchObject([
      { check: 'pii.mobile', where: '正文第 1 段', text: '19900000000', reason: '', by: expect.any(String) },
    ]);
  });

  test('each is confirmed by itself, or all of a kind with a reason, which the reviewers read', async () => {
    const id = await draft('电话 19900000000、19900000001');
    const { keys } = await all(id);
    const first = { keys: new Set([...keys].slice(0, 1)), reasons: new Map() };
    expect(await submitForReview(by(editor), { documentId: id, confirmed: first })).toMatchObject({
      message: expect.stringContaining('1 处需要确认'),
    });
    const confirmed = { keys: new Set<string>(), reasons: new Map([['pii.mobile', '均为值班电话']]) };
    expect(await submitForReview(by(editor), { documentId: id, confirmed })).toMatchObject({ ok: true });
    const kept = await acknowledgedIn({ db }, (await roundOf(id))!);
    expect(kept.map(({ text, reason }) => `${text} ${reason}`)).toEqual([
      '19900000000 均为值班电话',
      '19900000001 均为值班电话',
    ]);
  });

  test('another office does not know of it', async () => {
    const id = await draft();
    const stranger = await town.person('finance', 'editor');
    expect(await submitForReview(by(stranger), { documentId: id })).toMatchObject({
      ok: false,
      code: 'notFound',
    });
  });
});
