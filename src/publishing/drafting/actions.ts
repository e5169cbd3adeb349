import { sql } from 'kysely';
import { type Act, action, type Caller, done } from '../../platform/action.ts';
import { conflict, type Failure, forbidden, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { voidReview } from '../../review/index.ts';
import { releases } from '../blocked/subject.ts';
import { announce, type Document, documentById, held, note } from '../document.ts';
import { publicNamed, wouldCircle } from '../releasing/relating/store.ts';
import { columnsOfText, copyRevision, type Revision, revisionById } from '../revisions.ts';
import { leadsTo, mayEdit, writers } from '../rules.ts';
import { documents } from '../under-review/subject.ts';
import { beginDraft } from './begin.ts';
import { writtenBody } from './body.ts';
import type { DraftForm } from './forms.ts';
import { imagesIn } from './html.ts';
import { keepMends } from './mends.ts';

/** 新建: a draft of the person's own office. @returns the document's id */
export const createDraft = action(
  'publishing.createDraft',
  writers,
  async (act, input: { title: string; column_id: number | null }) => {
    const { db, who } = act;
    if (!who.officeId) return forbidden('您的账号没有所属科室，请联系系统管理员');
    if (!(await columnIs(act, input.column_id))) return invalid('请选择栏目', { column_id: '请选择列出的栏目' });
    const office = await db
      .selectFrom('offices')
      .select('name')
      .where('id', '=', who.officeId)
      .executeTakeFirstOrThrow();
    const from = { officeId: who.officeId, officeName: office.name, title: input.title, columnId: input.column_id };
    const id = await beginDraft(act, from);
    return done(id, `document:${id}`, { title: input.title });
  },
);

interface Saved {
  revisionId: number;
  /** the number the next save must name */
  saveCount: number;
  at: Date;
}

interface Typed {
  id: number;
  form: DraftForm;
}
interface Body {
  html: string;
  text: string;
}

/** 保存 (also by itself): writes the text into the open revision. Whoever saved in between is not overwritten:
 *  conflict, and the caller shows both texts. */
export async function saveDraft(caller: Caller, { id, form }: Typed): Promise<Outcome<Saved>> {
  // Before the transaction: a long body takes its time, and holds no connection while it does.
  const images = await knownImages(caller, id, imagesIn(form.body_html));
  const body = await writtenBody(form.body_html, images);
  return body.ok ? writeDraft(caller, { id, form, body: body.value }) : body;
}

const writeDraft = action('publishing.saveDraft', writers, async (act, { id, form, body }: Typed & { body: Body }) => {
  const open = await openRevision(act, id);
  if (!open.ok) return open;
  const { document, revision } = open.value;
  if (revision.saveCount !== form.save_count)
    return conflict(
      revision.savedById === act.who.id
        ? '您在另一个窗口保存了这份文件，本页的内容还没有保存，请比较后再保存'
        : `${revision.savedBy ?? '他人'}在您编辑期间保存了这份文件，您的内容还没有保存，请比较后再保存`,
    );
  if (!(await columnIs(act, form.column_id)))
    return invalid('有内容需要修改，请看标出的地方', { column_id: '请选择列出的栏目' });
  if (!(await catalogueItemIs(act, form.catalogue_item_id)))
    return invalid('有内容需要修改，请看标出的地方', { catalogue_item_id: '请选择列出的目录事项' });
  const added = await relationTyped(act, id, form);
  if (added === undefined)
    return invalid('没有找到相关文件', {
      relation_to: `没有找到索引号、文号或标题为“${form.relation_to}”的已公开文件`,
    });
  const edges = added.filter(({ kind }) => kind !== 'relates').map(({ documentId: to }) => ({ from: id, to }));
  if (await wouldCircle(act.db, act.who.authorityId, edges))
    return invalid('相关文件成为循环', {
      relation_to: '那份文件已经直接或者间接地解读、修改、废止、替代或者依据本文件',
    });
  // Once public, validity changes by changeValidity alone.
  await writeText(act, revision, document.publication ? { ...form, validity: revision.validity } : form, body);
  await writeRelations(act, id, revision.id, [...form.relations, ...added]);
  const saveCount = revision.saveCount + 1;
  await act.db
    .updateTable('revisions')
    .set({ save_count: saveCount, saved_at: act.now, saved_by: act.who.id })
    .where('id', '=', revision.id)
    .execute();
  await act.db.updateTable('documents').set({ updated_at: act.now }).where('id', '=', id).execute();
  const saved: Saved = { revisionId: revision.id, saveCount, at: act.now };
  const mended = await keepMends(act, document, form.mended);
  return done(saved, `document:${id}`, { revision: revision.number, save: saveCount, ...(mended && { mended }) });
});

/** Begins the next revision from the newest one; the review of the old one is void, and rooms that watch are told. */
export async function nextRevision(act: Act, document: Document, kind: string): Promise<Revision> {
  const id = await copyRevision(act.db, document.id, document.revisionId, act.who.id!, act.now);
  const revision = (await revisionById(act.db, id))!;
  await note(act, { id: document.id, revisionId: id }, kind, `第 ${revision.number} 稿`);
  // an edit voids what was reviewed: the hash is another. 条例 art. 17
  await voidReview(act, documents, String(document.id));
  await voidReview(act, releases, String(document.id));
  if (leadsTo('reopen', document.state))
    await note(
      { db: act.db, now: act.now, who: program(document.authorityId) },
      document,
      'voided',
      '文稿已修改，原审核意见失效',
    );
  await announce(act, 'edited', document, revision);
  return revision;
}

/** A revision of the document that may be changed now. */
export async function openRevision(
  act: Act,
  id: number,
): Promise<{ ok: true; value: { document: Document; revision: Revision } } | Failure> {
  const found = await held(act, id);
  if (!found.ok) return found;
  const how = mayEdit(found.value, act.who);
  if (!how.ok) return how;
  const revision =
    how.value === 'newRevision'
      ? await nextRevision(act, found.value, 'revised')
      : (await revisionById(act.db, found.value.revisionId))!;
  return ok({ document: (await documentById(act.db, id))!, revision });
}

async function writeText({ db }: Act, revision: Revision, form: DraftForm, body: Body) {
  const text = {
    title: form.title.replace(/\s+/g, ' '),
    bodyHtml: body.html,
    bodyText: body.text,
    summary: form.summary,
    columnId: form.column_id,
    catalogueItemId: form.catalogue_item_id,
    articleItem: form.article_item,
    legalForm: form.legal_form,
    documentNumber: form.document_number,
    formedOn: form.formed_on,
    source: form.source,
    keywords: form.keywords,
    validity: form.validity,
    channels: [...new Set(form.channels)],
    correctionNote: form.correction_note,
  };
  await db.updateTable('revisions').set(columnsOfText(text)).where('id', '=', revision.id).execute();
  await db.deleteFrom('revision_images').where('revision_id', '=', revision.id).execute();
  const images = imagesIn(body.html);
  if (images.length)
    await db
      .insertInto('revision_images')
      .values(images.map((file_hash) => ({ revision_id: revision.id, file_hash })))
      .execute();
}

/** Which of these pictures were brought to this document, or to another of the same office. */
async function knownImages({ db, who }: Caller, documentId: number, hashes: string[]): Promise<string[]> {
  if (!hashes.length || !who.officeId) return [];
  const { officeId } = who;
  const rows = await db
    .selectFrom('document_files as f')
    .innerJoin('documents as d', 'd.id', 'f.document_id')
    .select('f.file_hash')
    .where('f.file_hash', 'in', hashes)
    .where((eb) => eb.or([eb('d.id', '=', documentId), eb('d.office_id', '=', officeId)]))
    .execute();
  return rows.map((row) => row.file_hash);
}

/** The document named in the field 相关文件 by its 索引号, 文号 or title: none typed → none; undefined: not found. */
async function relationTyped({ db, who }: Act, id: number, form: DraftForm) {
  if (!form.relation_to) return [];
  const found = await publicNamed(db, who.authorityId, form.relation_to, id);
  return found && [{ documentId: found.id, kind: form.relation_kind }];
}

async function writeRelations({ db, who }: Act, id: number, revisionId: number, relations: DraftForm['relations']) {
  await db.deleteFrom('revision_relations').where('revision_id', '=', revisionId).execute();
  for (const { documentId, kind } of relations)
    await sql`insert into revision_relations (revision_id, to_document_id, kind)
      select ${revisionId}, id, ${kind} from documents
      where id = ${documentId} and id <> ${id} and authority_id = ${who.authorityId}
      on conflict do nothing`.execute(db);
}

async function columnIs({ db, who }: Act, id: number | null): Promise<boolean> {
  if (id === null) return true;
  const query = db.selectFrom('columns').select('id').where('id', '=', id);
  return (await query.where('authority_id', '=', who.authorityId).executeTakeFirst()) !== undefined;
}

async function catalogueItemIs({ db, who }: Act, id: number | null): Promise<boolean> {
  if (id === null) return true;
  const query = db.selectFrom('catalogue_items').select('id').where('id', '=', id);
  return (await query.where('authority_id', '=', who.authorityId).executeTakeFirst()) !== undefined;
}
