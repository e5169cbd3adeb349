import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { actIn, letPass as pass } from '../../test/support/reviewed.ts';
import { testRoom } from '../../test/support/room.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import type { Caller } from '../platform/action.ts';
import { verifyAuditLog } from '../platform/audit-log/index.ts';
import type { Db } from '../platform/database/index.ts';
import { unwrap } from '../platform/outcome.ts';
import type { House } from '../platform/room.ts';
import { publishing } from '../publishing/room.ts';
import { documentFigures, listDocuments } from './desk/queries.ts';
import type { Change } from './document.ts';
import { documentById, documentEvents } from './document.ts';
import { createDraft, saveDraft } from './drafting/actions.ts';
import { attachFile, removeAttachment } from './drafting/attaching.ts';
import { type DraftForm, draftForm } from './drafting/forms.ts';
import { correct, discardDraft, reopen } from './drafting/taking-back.ts';
import { publicationById } from './public/publication.ts';
import { listPublications, publicationCounts } from './public/queries.ts';
import { cancelSchedule, publishDue, publishNow, schedulePublication } from './releasing/actions.ts';
import { changeValidity, withdraw } from './releasing/standing.ts';
import { revisionById } from './revisions.ts';
import { enterReview } from './under-review/actions.ts';
import { decide } from './under-review/subject.ts';

let db: Db;
let house: House;
let town: TestTown;
let editor: Caller;
let other: Caller;
const told: Change[] = [];
const now = new Date('2023-12-29T02:00:00Z');
const hash = 'c'.repeat(64);

beforeAll(async () => {
  const listening = testRoom({
    on: {
      document: async (_, change) => {
        told.push(change);
      },
    },
  });
  const books = await testDatabase([publishing, listening]);
  db = books.db;
  house = books.house;
  town = await testTown(db, 'sfh');
  editor = { db, house, now, who: await town.person('finance', 'editor') };
  other = { db, house, now, who: await town.person('finance', 'editor') };
  await db.insertInto('files').values({ hash, size: 10, media_type: 'application/pdf' }).execute();
});

function form(saves: number, change: Record<string, unknown> = {}): DraftForm {
  return draftForm.parse({
    save_count: String(saves),
    title: '2023 年第四季度支出公开表',
    body_html: '<p>见附件。</p>',
    column_id: String(town.columnId),
    article_item: '20.7',
    formed_on: '2023-12-20',
    channels: ['website', 'board'],
    ...change,
  });
}

async function draft(change: Record<string, unknown> = {}): Promise<number> {
  const id = unwrap(await createDraft(editor, { title: '草稿', column_id: town.columnId }));
  unwrap(await saveDraft(editor, { id, form: form(1, change) }));
  return id;
}

/** What the review room does, from submission to signature. */
async function letPass(id: number, at = now) {
  await db.transaction().execute((tx) => pass(tx, id, editor.who, at));
}

async function published(change: Record<string, unknown> = {}): Promise<number> {
  const id = await draft(change);
  await letPass(id);
  unwrap(await publishNow(editor, { id }));
  return id;
}

async function newest(id: number) {
  return (await revisionById(db, (await documentById(db, id))!.revisionId))!;
}

describe('writing', () => {
  test('a save counts on, cleans the text and keeps what is public of it', async () => {
    const id = await draft({ body_html: '<p style="text-align:center" onclick="x()">中<o:p></o:p></p>' });
    expect(await newest(id)).toMatchObject({
      saveCount: 2,
      bodyHtml: '<p class="align-center">中</p>',
      bodyText: '中',
      channels: ['website', 'board'],
      formedOn: '2023-12-20',
    });
  });

  test('two people save the same draft: the second is told and overwrites nothing', async () => {
    const id = await draft();
    const [a, b] = await Promise.all([
      saveDraft(editor, { id, form: form(2, { title: '甲的标题' }) }),
      saveDraft(other, { id, form: form(2, { title: '乙的标题' }) }),
    ]);
    expect([a.ok, b.ok].sort()).toEqual([false, true]);
    const lost = a.ok ? b : a;
    expect(lost).toMatchObject({ code: 'conflict' });
    const kept = await newest(id);
    expect(kept).toMatchObject({ saveCount: 3, title: a.ok ? '甲的标题' : '乙的标题' });
    unwrap(await saveDraft(other, { id, form: form(3, { title: '合并后' }) }));
    expect((await newest(id)).title).toBe('合并后');
  });

  test('another office does not know of it; an administrator can do nothing', async () => {
    const id = await draft();
    const stranger = { ...editor, who: await town.person('office', 'editor') };
    expect(await saveDraft(stranger, { id, form: form(2) })).toMatchObject({ code: 'notFound' });
    const admin = { ...editor, who: await town.person('finance', 'systemAdmin') };
    expect(await saveDraft(admin, { id, form: form(2) })).toMatchObject({ code: 'forbidden' });
    expect(await publishNow(admin, { id })).toMatchObject({ code: 'forbidden' });
  });

  test('a column of another authority is refused at its field', async () => {
    const elsewhere = await testTown(db, 'elsewhere');
    const id = await draft();
    expect(await saveDraft(editor, { id, form: form(2, { column_id: String(elsewhere.columnId) }) })).toMatchObject({
      code: 'invalid',
      fields: { column_id: expect.any(String) },
    });
  });

  test('attachments keep their order; a removed one is gone', async () => {
    const id = await draft();
    unwrap(await attachFile(editor, { id, files: [{ hash, name: '一.pdf' }] }));
    unwrap(await attachFile(editor, { id, files: [{ hash, name: '二.pdf' }] }));
    unwrap(await removeAttachment(editor, { id, position: 1 }));
    expect((await newest(id)).attachments.map(({ name }) => name)).toEqual(['二.pdf']);
    expect(await removeAttachment(other, { id, position: 1 })).toMatchObject({ code: 'conflict' });
  });

  test('a draft that nobody was shown is deleted; its audit entries stay', async () => {
    const id = await draft();
    expect(unwrap(await discardDraft(editor, { id }))).toBe('deleted');
    expect(await documentById(db, id)).toBeUndefined();
    const entries = await db.selectFrom('audit_log').select('action').where('subject', '=', `document:${id}`).execute();
    expect(entries.map((entry) => entry.action)).toContain('publishing.discardDraft');
  });
});

describe('publishing', () => {
  test('not before the review', async () => {
    const id = await draft();
    expect(await publishNow(editor, { id })).toMatchObject({ code: 'invalid', message: '审核签发后才能公开' });
  });

  test('only what was approved: a text changed behind the review is refused', async () => {
    const id = await draft();
    await letPass(id);
    const { revisionId } = (await documentById(db, id))!;
    await db.updateTable('revisions').set({ title: '偷换的标题' }).where('id', '=', revisionId).execute();
    expect(await publishNow(editor, { id })).toMatchObject({ code: 'conflict' });
    expect((await documentById(db, id))!.state).toBe('approved');
  });

  test('an attachment slipped in after approval is refused as well', async () => {
    const id = await draft();
    await letPass(id);
    const { revisionId } = (await documentById(db, id))!;
    await db
      .insertInto('revision_attachments')
      .values({ revision_id: revisionId, position: 1, file_hash: hash, name: 'x.pdf' })
      .execute();
    expect(await publishNow(editor, { id })).toMatchObject({ code: 'conflict' });
  });

  test('approval of another content is no approval', async () => {
    const id = await draft();
    const outcome = await db.transaction().execute(async (tx) => {
      const act = actIn(tx, editor.who, now);
      unwrap(await enterReview(act, { documentId: id }));
      return decide(act, { documentId: id, verdict: 'passed', contentHash: 'f'.repeat(64), said: '' });
    });
    expect(outcome).toMatchObject({ code: 'conflict' });
  });

  test('editing after approval voids it: a new revision, the old one as it was', async () => {
    const id = await draft();
    await letPass(id);
    const before = await newest(id);
    expect(await saveDraft(editor, { id, form: form(2, { title: '改' }) })).toMatchObject({ code: 'invalid' });
    unwrap(await reopen(editor, { id }));
    expect(await documentById(db, id)).toMatchObject({ state: 'draft', approvedHash: null, sealed: false });
    expect(told.at(-1)).toMatchObject({ kind: 'edited', documentId: id, was: 'approved' });
    const voided = (await documentEvents(db, id)).find((event) => event.kind === 'voided');
    expect(voided).toMatchObject({ by: '系统', revisionNumber: 1, remark: '文稿已修改，原审核意见失效' });
    unwrap(await saveDraft(editor, { id, form: form(2, { title: '改过的标题' }) }));
    expect(await revisionById(db, before.id)).toEqual(before);
    expect(await publishNow(editor, { id })).toMatchObject({ code: 'invalid' });
  });

  test('what is public has its 索引号, stands in the lists, and is told to the other rooms', async () => {
    const id = await published();
    const publication = (await publicationById(db, town.authorityId, id))!;
    expect(publication.indexNumber).toMatch(/^SFH-tongzhi-2023-\d{5}$/);
    expect(publication).toMatchObject({ title: '2023 年第四季度支出公开表', officeName: '财政所', validity: 'valid' });
    expect(told.at(-1)).toMatchObject({ kind: 'published', documentId: id, channels: ['website', 'board'] });
    const { rows, total } = await listPublications(
      db,
      { authorityId: town.authorityId, columnIds: [town.columnId], articleItem: '20.7', year: 2023 },
      { number: 1, size: 100 },
    );
    expect(rows.map((row) => row.documentId)).toContain(id);
    expect(total).toBe(rows.length);
    expect((await publicationCounts(db, town.authorityId)).byArticleItem.get('20.7')).toBe(total);
    const { counts } = await listDocuments(db, editor.who, { state: 'published' }, { number: 1, size: 5 });
    expect(counts.get('published')).toBe(total);
    const finance = (await documentFigures(db, town.authorityId)).find((office) => office.officeName === '财政所')!;
    expect(finance.byState.published).toBe(total);
  });

  test('twenty at once: numbers without gap or double', async () => {
    const { id: column_id } = await db
      .insertInto('columns')
      .values({ authority_id: town.authorityId, slug: 'caizheng', name: '财政信息' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const ids: number[] = [];
    for (let n = 0; n < 20; n++) {
      const id = await draft({ column_id: String(column_id) });
      await letPass(id);
      ids.push(id);
    }
    const numbers = await Promise.all(ids.map(async (id) => unwrap(await publishNow(editor, { id }))));
    const expected = ids.map((_, n) => `SFH-caizheng-2023-${String(n + 1).padStart(5, '0')}`);
    expect(numbers.sort()).toEqual(expected);
  });

  test('the same document twice at once: published once', async () => {
    const id = await draft();
    await letPass(id);
    const all = await Promise.all([publishNow(editor, { id }), publishNow(other, { id })]);
    expect(all.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe('at a set time', () => {
  const due = new Date('2023-12-30T01:00:00Z');
  const at = '2023-12-30T09:00';

  test('a time that is past or far away is refused at its field', async () => {
    const id = await draft();
    await letPass(id);
    expect(await schedulePublication(editor, { id, at: '2023-12-29T09:59' })).toMatchObject({
      fields: { at: expect.any(String) },
    });
    expect(await schedulePublication(editor, { id, at: '2025-12-29T09:59' })).toMatchObject({
      fields: { at: expect.any(String) },
    });
  });

  test('not a minute before, then once, though four come at the same time', async () => {
    const id = await draft();
    await letPass(id);
    unwrap(await schedulePublication(editor, { id, at }));
    expect((await publishDue({ db, house, now: new Date(due.getTime() - 1000) })).published).not.toContain(id);
    const runs = await Promise.all([1, 2, 3, 4].map(() => publishDue({ db, house, now: due })));
    expect(runs.flatMap((run) => run.published).filter((one) => one === id)).toEqual([id]);
    expect(runs.flatMap((run) => run.failed)).toEqual([]);
    const events = await documentEvents(db, id);
    expect(events.filter((event) => event.kind === 'published')).toMatchObject([{ by: '系统' }]);
    expect(events.some((event) => event.kind === 'scheduleFailed')).toBe(false);
  });

  test('cancelled: it waits', async () => {
    const id = await draft();
    await letPass(id);
    unwrap(await schedulePublication(editor, { id, at }));
    unwrap(await cancelSchedule(editor, { id }));
    expect((await publishDue({ db, house, now: due })).published).not.toContain(id);
    expect(await documentById(db, id)).toMatchObject({ state: 'approved', publishAt: null });
  });

  test('what cannot be published then says why and is not tried for ever', async () => {
    const id = await draft();
    await letPass(id);
    unwrap(await schedulePublication(editor, { id, at }));
    const { revisionId } = (await documentById(db, id))!;
    await db.updateTable('revisions').set({ title: '偷换' }).where('id', '=', revisionId).execute();
    expect((await publishDue({ db, house, now: due })).failed).toMatchObject([{ id }]);
    expect((await publishDue({ db, house, now: due })).failed).toEqual([]);
    expect((await documentEvents(db, id))[0]).toMatchObject({
      kind: 'scheduleFailed',
      remark: expect.stringContaining('不一致'),
    });
  });
});

describe('after publication', () => {
  test('更正: the public sees the old text until the new one is approved, then the note', async () => {
    const id = await published();
    const number = (await publicationById(db, town.authorityId, id))!.indexNumber;
    unwrap(await correct(editor, { id }));
    const open = await newest(id);
    unwrap(await saveDraft(editor, { id, form: form(open.saveCount, { title: '更正的标题' }) }));
    expect((await publicationById(db, town.authorityId, id))!.title).toBe('2023 年第四季度支出公开表');
    const faults = await db.transaction().execute((tx) => enterReview(actIn(tx, editor.who, now), { documentId: id }));
    expect(faults).toMatchObject({ ok: false, fields: { correction_note: expect.any(String) } });
    const again = form((await newest(id)).saveCount, { title: '更正的标题', correction_note: '原标题有误' });
    unwrap(await saveDraft(editor, { id, form: again }));
    await letPass(id);
    unwrap(await publishNow({ ...editor, now: new Date('2023-12-30T02:00:00Z') }, { id }));
    const publication = (await publicationById(db, town.authorityId, id))!;
    expect(publication).toMatchObject({ title: '更正的标题', indexNumber: number, publishedAt: now });
    expect(publication.revision).toMatchObject({ number: 2, correctionNote: '原标题有误' });
    expect(told.at(-1)).toMatchObject({ kind: 'corrected', documentId: id });
  });

  test('a correction given up leaves the public text and drops the draft', async () => {
    const id = await published();
    const before = await newest(id);
    unwrap(await correct(editor, { id }));
    expect(unwrap(await discardDraft(editor, { id }))).toBe('kept');
    expect(await newest(id)).toEqual(before);
    expect((await documentById(db, id))!.state).toBe('published');
  });

  test('撤下: gone for the public, with its reason in the history; back only through review', async () => {
    const id = await published();
    unwrap(await withdraw(editor, { id, reason: '附件有误' }));
    expect(await publicationById(db, town.authorityId, id)).toBeUndefined();
    expect((await documentEvents(db, id))[0]).toMatchObject({ kind: 'withdrawn', remark: '附件有误' });
    expect(told.at(-1)).toMatchObject({ kind: 'withdrawn', documentId: id, was: 'published' });
    expect(await publishNow(editor, { id })).toMatchObject({ code: 'invalid' });
    unwrap(await correct(editor, { id }));
    unwrap(await saveDraft(editor, { id, form: form((await newest(id)).saveCount, { correction_note: '更换附件' }) }));
    await letPass(id);
    unwrap(await publishNow(editor, { id }));
    expect(await publicationById(db, town.authorityId, id)).toBeDefined();
  });

  test('废止: shown with date and reason; a correction does not make it valid again', async () => {
    const id = await published();
    const repeal = { id, validity: 'repealed' as const, on: '2023-12-29', reason: '被新办法代替' };
    expect(await changeValidity(editor, { ...repeal, on: '2023-12-30' })).toMatchObject({
      fields: { on: expect.any(String) },
    });
    unwrap(await correct(editor, { id }));
    unwrap(await changeValidity(editor, repeal));
    const typed = form((await newest(id)).saveCount, { correction_note: '更正附件名称', validity: 'valid' });
    unwrap(await saveDraft(editor, { id, form: typed }));
    await letPass(id);
    unwrap(await publishNow(editor, { id }));
    expect(await publicationById(db, town.authorityId, id)).toMatchObject({
      validity: 'repealed',
      validityChangedOn: '2023-12-29',
      validityReason: '被新办法代替',
    });
  });

  test('relations are seen from both sides; neighbours stand in order', async () => {
    const first = await published({ title: '办法' });
    const second = await draft();
    const indexNumber = (await publicationById(db, town.authorityId, first))!.indexNumber;
    const interpretation = form(2, { title: '解读', relation_to: indexNumber, relation_kind: 'interprets' });
    unwrap(await saveDraft(editor, { id: second, form: interpretation }));
    await letPass(second);
    unwrap(await publishNow({ ...editor, now: new Date('2023-12-29T03:00:00Z') }, { id: second }));
    const a = (await publicationById(db, town.authorityId, first))!;
    const b = (await publicationById(db, town.authorityId, second))!;
    expect(b.related).toMatchObject([{ documentId: first, kind: 'interprets', direction: 'to' }]);
    expect(a.related).toMatchObject([{ documentId: second, kind: 'interprets', direction: 'from' }]);
    expect(b.previous).toBeDefined();
    expect(a.next).toBeDefined();
  });
});

test('the audit log of all this is whole', async () => {
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
});
