import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Channel } from '../law/index.ts';
import { canonical } from '../platform/audit-log/chain.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { documentById } from './document.ts';
import type { LegalForm, RelationKind, Validity } from './tables.ts';

/** What a save writes. Text is already sanitised. */
export interface DraftText {
  title: string;
  bodyHtml: string;
  bodyText: string;
  summary: string;
  columnId: number | null;
  catalogueItemId: number | null;
  articleItem: string | null;
  legalForm: LegalForm | null;
  documentNumber: string;
  formedOn: string | null;
  source: string;
  keywords: string[];
  validity: Validity;
  channels: Channel[];
  correctionNote: string;
}

export function columnsOfText(text: DraftText) {
  return {
    title: text.title,
    body_html: text.bodyHtml,
    body_text: text.bodyText,
    summary: text.summary,
    column_id: text.columnId,
    catalogue_item_id: text.catalogueItemId,
    article_item: text.articleItem,
    legal_form: text.legalForm,
    document_number: text.documentNumber,
    formed_on: text.formedOn,
    source: text.source,
    keywords: text.keywords,
    validity: text.validity,
    channels: text.channels,
    correction_note: text.correctionNote,
  };
}

/** Everything of a revision that the public would see, or by which it is filed and sent. */
export interface PublicContent extends Omit<DraftText, 'bodyText'> {
  /** in their order on the page */
  attachments: readonly { hash: string; name: string }[];
  relations: readonly { documentId: number; kind: RelationKind }[];
}

/** SHA-256, hex: an approval names it, and only the content with this hash is published. Pictures stand in the
 *  HTML by the hash of their file. Order matters where the public sees it (attachments, keywords), else not. */
export function contentHash(documentId: number, content: PublicContent): string {
  const row = [
    'gongkai revision 1',
    documentId,
    content.title,
    content.bodyHtml,
    content.summary,
    content.columnId,
    content.catalogueItemId,
    content.articleItem,
    content.legalForm,
    content.documentNumber,
    content.formedOn,
    content.source,
    content.keywords,
    content.validity,
    [...content.channels].sort(),
    content.correctionNote,
    content.attachments.map(({ hash, name }) => [hash, name]),
    content.relations.map(({ documentId: to, kind }) => `${to} ${kind}`).sort(),
  ];
  return createHash('sha256').update(canonical(row)).digest('hex');
}

export interface Attachment {
  hash: string;
  name: string;
  position: number;
  /** bytes */
  size: number;
  mediaType: string;
}

/** One state of a document's text and data. */
export interface Revision extends DraftText {
  id: number;
  documentId: number;
  number: number;
  authorId: number | null;
  createdAt: Date;
  savedAt: Date;
  savedBy: string | null;
  savedById: number | null;
  saveCount: number;
  sealedAt: Date | null;
  contentHash: string | null;
  attachments: Attachment[];
  relations: { documentId: number; kind: RelationKind }[];
}

/** What of a revision its page shows. */
export type ShownText = Pick<
  Revision,
  | 'number'
  | 'title'
  | 'bodyHtml'
  | 'summary'
  | 'articleItem'
  | 'formedOn'
  | 'documentNumber'
  | 'source'
  | 'keywords'
  | 'correctionNote'
  | 'attachments'
>;

/** A revision with its attachments (in order) and relations. */
export function revisionById(db: Db, id: number): Promise<Revision | undefined> {
  return db
    .selectFrom('revisions as r')
    .leftJoin('staff as s', 's.id', 'r.saved_by')
    .select(['r.id', 'r.document_id as documentId', 'r.number', 'r.author_id as authorId', 'r.created_at as createdAt'])
    .select(['r.saved_at as savedAt', 's.name as savedBy', 'r.save_count as saveCount', 'r.sealed_at as sealedAt'])
    .select([
      'r.saved_by as savedById',
      'r.content_hash as contentHash',
      'r.title',
      'r.body_html as bodyHtml',
      'r.body_text as bodyText',
    ])
    .select(['r.summary', 'r.column_id as columnId', 'r.catalogue_item_id as catalogueItemId'])
    .select(['r.article_item as articleItem', 'r.legal_form as legalForm', 'r.document_number as documentNumber'])
    .select(['r.formed_on as formedOn', 'r.source', 'r.keywords', 'r.validity', 'r.channels'])
    .select('r.correction_note as correctionNote')
    .select([attachments.as('attachments'), relations.as('relations')])
    .where('r.id', '=', id)
    .executeTakeFirst();
}

const attachments = sql<Attachment[]>`coalesce((
  select json_agg(json_build_object('hash', f.hash, 'name', a.name, 'position', a.position, 'size', f.size,
    'mediaType', f.media_type) order by a.position)
  from revision_attachments a join files f on f.hash = a.file_hash where a.revision_id = r.id), '[]')`;

const relations = sql<Revision['relations']>`coalesce((
  select json_agg(json_build_object('documentId', x.to_document_id, 'kind', x.kind) order by x.to_document_id, x.kind)
  from revision_relations x where x.revision_id = r.id), '[]')`;

/** Closes the newest revision for good (a later edit makes the next one) and says what its content is.
 *  The caller holds the document's lock. Sealing twice gives the same hash. */
export async function sealRevision(
  tx: Tx,
  documentId: number,
  now: Date,
): Promise<{ revisionId: number; contentHash: string }> {
  const document = (await documentById(tx, documentId))!;
  const revision = (await revisionById(tx, document.revisionId))!;
  const hash = contentHash(documentId, revision);
  if (!revision.sealedAt)
    await tx
      .updateTable('revisions')
      .set({ sealed_at: now, content_hash: hash })
      .where('id', '=', revision.id)
      .execute();
  return { revisionId: revision.id, contentHash: hash };
}

/** A document's first revision. @returns the document's id */
export async function insertDocument(
  tx: Tx,
  by: { authorityId: number; officeId: number; authorId: number | null },
  text: DraftText,
  now: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('documents')
    .values({
      authority_id: by.authorityId,
      office_id: by.officeId,
      author_id: by.authorId,
      state: 'draft',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const revision = await tx
    .insertInto('revisions')
    .values({
      document_id: id,
      number: 1,
      author_id: by.authorId,
      created_at: now,
      saved_at: now,
      saved_by: by.authorId,
      ...columnsOfText(text),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
  return id;
}

/** The next revision of a document, beginning as a copy of `fromId`; it becomes the newest.
 *  Its save count goes on, so that an editor left open meets a conflict instead of overwriting. */
export async function copyRevision(tx: Tx, documentId: number, fromId: number, authorId: number, now: Date) {
  const from = (await revisionById(tx, fromId))!;
  const { number, saves } = await tx
    .selectFrom('revisions')
    .select((eb) => [eb.fn.max('number').as('number'), eb.fn.max('save_count').as('saves')])
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('revisions')
    .values({
      document_id: documentId,
      number: number + 1,
      author_id: authorId,
      created_at: now,
      saved_at: now,
      saved_by: authorId,
      save_count: Number(saves),
      ...columnsOfText(from),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into revision_attachments (revision_id, position, file_hash, name)
    select ${id}, position, file_hash, name from revision_attachments where revision_id = ${fromId}`.execute(tx);
  await sql`insert into revision_images (revision_id, file_hash)
    select ${id}, file_hash from revision_images where revision_id = ${fromId}`.execute(tx);
  await sql`insert into revision_relations (revision_id, to_document_id, kind)
    select ${id}, to_document_id, kind from revision_relations where revision_id = ${fromId}`.execute(tx);
  await tx.updateTable('documents').set({ revision_id: id, updated_at: now }).where('id', '=', documentId).execute();
  return id;
}
