import type { Channel } from '../../src/law/index.ts';
import type { Change } from '../../src/publishing/index.ts';
import type { TestBooks } from './database.ts';
import type { TestTown } from './town.ts';

interface Given {
  title: string;
  text?: string;
  html?: string;
  columnId?: number;
  officeId?: number;
  /** instant, ISO 8601 */
  at?: string;
  formedOn?: string;
  articleItem?: string;
  documentNumber?: string;
  keywords?: string[];
  source?: string;
  correctionNote?: string;
  /** the website alone unless told */
  channels?: readonly Channel[];
  /** files of the books */
  attachments?: readonly { hash: string; name: string }[];
}

type Books = Pick<TestBooks, 'db' | 'house'>;

let serial = 0;

/** A document that the public sees, written straight into the tables; the rooms that listen are told. @returns its id */
export function publicDocument({ db, house }: Books, town: TestTown, given: Given): Promise<number> {
  const at = new Date(given.at ?? '2023-06-01T02:00:00Z');
  const { title, text = `${given.title}的正文。`, channels = ['website'] } = given;
  serial += 1;
  const base = { authority_id: town.authorityId, office_id: given.officeId ?? town.offices.office };
  const index_number = `TEST-${String(serial).padStart(5, '0')}`;
  const column_id = given.columnId ?? town.columnId;
  const filed = { title, column_id, article_item: given.articleItem ?? '20.15', formed_on: given.formedOn ?? null };
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('documents')
      .values({
        ...base,
        author_id: null,
        state: 'published',
        revision_id: null,
        index_number,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const revision = await tx
      .insertInto('revisions')
      .values({
        ...filed,
        document_id: id,
        number: 1,
        created_at: at,
        saved_at: at,
        sealed_at: at,
        body_html: given.html ?? `<p>${text}</p>`,
        body_text: text,
        document_number: given.documentNumber ?? '',
        keywords: given.keywords ?? [],
        source: given.source ?? '',
        correction_note: given.correctionNote ?? '',
        channels: [...channels],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [n, { hash, name }] of (given.attachments ?? []).entries())
      await tx
        .insertInto('revision_attachments')
        .values({ revision_id: revision.id, position: n + 1, file_hash: hash, name })
        .execute();
    await tx.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
    await tx
      .insertInto('publications')
      .values({
        ...base,
        ...filed,
        document_id: id,
        revision_id: revision.id,
        index_number,
        published_at: at,
        changed_at: at,
        on_site: channels.includes('website'),
        validity: 'valid',
      })
      .execute();
    await house.tell('document', tx, change('published', id, revision.id, town, at, channels));
    return id;
  });
}

/** 更正: the public sees another revision from now on. @returns its id */
export function correctDocument(
  { db, house }: Books,
  town: TestTown,
  id: number,
  { text, at, channels = ['website'] }: { text: string; at: Date; channels?: readonly Channel[] },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('revisions')
      .selectAll()
      .where('document_id', '=', id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const { id: _, ...same } = before;
    const next = { number: before.number + 1, body_html: `<p>${text}</p>`, body_text: text, channels: [...channels] };
    const revision = await tx
      .insertInto('revisions')
      .values({ ...same, ...next, correction_note: '更正了正文' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
    const shown = { revision_id: revision.id, changed_at: at };
    await tx.updateTable('publications').set(shown).where('document_id', '=', id).execute();
    await house.tell('document', tx, change('corrected', id, revision.id, town, at, channels));
    return revision.id;
  });
}

/** 撤下, as the public sees it. */
export function withdrawDocument(
  { db, house }: Books,
  town: TestTown,
  id: number,
  reason: string,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('publications')
      .set({ withdrawn_at: at, withdrawn_reason: reason, changed_at: at })
      .where('document_id', '=', id)
      .returning('revision_id')
      .executeTakeFirstOrThrow();
    await house.tell('document', tx, change('withdrawn', id, row.revision_id, town, at));
  });
}

/** 失效、废止, as the public sees it. */
export function declareDocument(
  { db, house }: Books,
  town: TestTown,
  id: number,
  { validity, on, reason, at }: { validity: 'valid' | 'expired' | 'repealed'; on: string; reason: string; at: Date },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('publications')
      .set({ validity, validity_changed_on: on, validity_reason: reason, changed_at: at })
      .where('document_id', '=', id)
      .returning('revision_id')
      .executeTakeFirstOrThrow();
    await house.tell('document', tx, change('validityChanged', id, row.revision_id, town, at));
  });
}

function change(
  kind: Change['kind'],
  documentId: number,
  revisionId: number,
  town: TestTown,
  at: Date,
  channels: readonly Channel[] = ['website'],
): Change {
  return { kind, documentId, revisionId, authorityId: town.authorityId, channels, at, was: 'approved' };
}
