import { type Act, action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { beginDraft, documentById } from '../../publishing/index.ts';
import { everybody, writers } from '../words.ts';
import { documentsOf, linkConfirmed, namedPublic } from './documents.ts';
import { type DueLine, dueById, dueName } from './list.ts';
import { handleFault, isOwn, titleFor } from './rules.ts';
import { settle } from './settle.ts';

/** The due, held until the transaction ends, if this person has to do with it. */
export async function heldDue({ db, who, today }: Act, id: number): Promise<Outcome<DueLine>> {
  await db.selectFrom('dues').select('id').where('id', '=', id).forUpdate().execute();
  const due = await dueById(db, who.authorityId, id, today);
  return handleFault(due, who) ?? ok(due!);
}

/** 去写: a draft of the office that owes it, with column and title filled in; one that was begun already is gone on with.
 *  @returns the document's id */
export const writeDue = action<{ id: number }, number>('obligations.write', writers, async (act, { id }) => {
  const held = await heldDue(act, id);
  if (!held.ok) return held;
  const due = held.value;
  const { db, who } = act;
  if (!isOwn(due, who)) return forbidden('只有应公开的科室（村、社区）的信息编辑可以起草');
  if (due.state === 'met') return conflict('这一项已经公开，不用再写');
  for (const { documentId, state } of await documentsOf(db, id)) {
    const document = state === 'writing' && documentId !== null ? await documentById(db, documentId) : undefined;
    if (document && document.state !== 'withdrawn') return done(document.id, `due:${id}`, { name: dueName(due) });
  }
  const office = await db
    .selectFrom('offices')
    .select('name')
    .where('id', '=', who.officeId!)
    .executeTakeFirstOrThrow();
  const { columnId, item } = due.content;
  const documentId = await beginDraft(act, {
    ...{ officeId: who.officeId!, officeName: office.name, title: titleFor(due), columnId, articleItem: item },
    remark: `由应公开事项“${dueName(due)}”起草`,
  });
  await db
    .insertInto('due_documents')
    .values({
      ...{ due_id: id, authority_id: who.authorityId, obligation_id: due.obligationId, document_id: documentId },
      ...{ public_on: null, state: 'writing', decided_at: null },
    })
    .execute();
  return done(documentId, `due:${id}`, { name: dueName(due), document: documentId });
});

/** 关联已发布: a publication, or another page of the own site, meets it. One may meet several.
 *  @param on the day on which a page that is no document was made public */
export const linkDue = action<{ id: number; given: string; on: string }, void>(
  'obligations.link',
  everybody,
  async (act, { id, given, on }) => {
    const held = await heldDue(act, id);
    if (!held.ok) return held;
    const { db, house, who, now, today } = act;
    const named = await namedPublic({ db, house }, who.authorityId, given);
    if (!named)
      return invalid('没有找到这条信息', {
        given: '没有找到。请填索引号，或者本网站文件、指南、年报的网址，已撤下的不能关联',
      });
    if (named.on === null && !on) return invalid('请填写公开日期', { on: '这一页不是文件，请填写它公开的日期' });
    if (named.on === null && on > today) return invalid('公开日期在将来', { on: '公开日期不能晚于今天' });
    const due = { id, authorityId: who.authorityId, obligationId: held.value.obligationId };
    await linkConfirmed(db, due, { ...named, on: named.on ?? on }, { by: who.name, at: now });
    await settle(db, [id]);
    return done(undefined, `due:${id}`, { name: dueName(held.value), title: named.title });
  },
);

interface Judged {
  /** of due_documents */
  ids: readonly number[];
}

/** Rows of proposals that this person may judge, their dues held in one order. */
async function judged(act: Act, { ids }: Judged, from: readonly string[]) {
  const { db, who, today } = act;
  if (!ids.length) return [];
  const rows = await db
    .selectFrom('due_documents')
    .select(['id', 'due_id', 'public_on', 'state'])
    .where('authority_id', '=', who.authorityId)
    .where('id', 'in', [...ids])
    .orderBy('due_id')
    .execute();
  const held = [];
  for (const row of rows) {
    await db.selectFrom('dues').select('id').where('id', '=', row.due_id).forUpdate().execute();
    const again = await db.selectFrom('due_documents').select('state').where('id', '=', row.id).executeTakeFirst();
    const due = await dueById(db, who.authorityId, row.due_id, today);
    if (!again || handleFault(due, who)) continue;
    held.push({ ...row, due: due!, open: from.includes(again.state) && row.public_on !== null });
  }
  return held;
}

const TAKEN = '这些已经由别人处理，请刷新后再看';

async function judge(act: Act, ids: readonly number[], state: 'confirmed' | 'declined', from: readonly string[]) {
  const { db, who, now } = act;
  const found = await judged(act, { ids }, from);
  if (!found.length) return notFound();
  const open = found.filter((one) => one.open);
  if (!open.length) return conflict(TAKEN);
  await db
    .updateTable('due_documents')
    .set({ state, decided_by: who.name, decided_at: now })
    .where(
      'id',
      'in',
      open.map(({ id }) => id),
    )
    .execute();
  await settle(db, [...new Set(open.map(({ due_id }) => due_id))]);
  const [one] = open;
  const subject = open.length === 1 ? `due:${one!.due_id}` : `authority:${who.authorityId}`;
  return done(open.length, subject, {
    name: open
      .slice(0, 20)
      .map(({ due }) => dueName(due))
      .join('；'),
  });
}

/** 确认: what was proposed meets its due. @returns how many; some may have been judged by others meanwhile */
export const confirmProposals = action<Judged, number>('obligations.confirm', everybody, (act, { ids }) =>
  judge(act, ids, 'confirmed', ['proposed']),
);

/** 不是: what was proposed is not what is owed. @returns how many */
export const declineProposals = action<Judged, number>('obligations.decline', everybody, (act, { ids }) =>
  judge(act, ids, 'declined', ['proposed']),
);

/** 取消关联: what was confirmed by mistake; the due is open again. */
export const unlinkDue = action<{ link: number }, number>('obligations.unlink', everybody, (act, { link }) =>
  judge(act, [link], 'declined', ['confirmed']),
);
