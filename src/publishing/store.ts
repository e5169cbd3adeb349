import type { Db, Tx } from '../platform/database/index.ts';
import { type DocumentRequest, leadsTo, type Standing } from './rules.ts';
import type { Validity } from './tables.ts';

/** A document as the books hold it, with what the rules need to know. */
export interface Document extends Standing {
  id: number;
  authorId: number | null;
  revisionId: number;
  publishAt: Date | null;
  indexNumber: string | null;
  /** hash of the content that passed the whole chain of review */
  approvedHash: string | null;
  /** the revision that the public sees or saw */
  publicRevisionId: number | null;
  isDemo: boolean;
  createdAt: Date;
  updatedAt: Date;
}

function base(db: Db) {
  return db
    .selectFrom('documents as d')
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .leftJoin('publications as p', 'p.document_id', 'd.id')
    .select(['d.id', 'd.authority_id', 'd.office_id', 'd.author_id', 'd.state', 'd.publish_at', 'd.index_number'])
    .select(['d.approved_hash', 'd.is_demo', 'd.created_at', 'd.updated_at', 'r.id as revision_id', 'r.sealed_at'])
    .select(['p.revision_id as public_revision_id', 'p.withdrawn_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>;

function toDocument(row: Row | undefined): Document | undefined {
  return (
    row && {
      id: row.id,
      authorityId: row.authority_id,
      officeId: row.office_id,
      authorId: row.author_id,
      state: row.state,
      sealed: row.sealed_at !== null,
      publication: row.public_revision_id === null ? undefined : { withdrawn: row.withdrawn_at !== null },
      revisionId: row.revision_id,
      publishAt: row.publish_at,
      indexNumber: row.index_number,
      approvedHash: row.approved_hash,
      publicRevisionId: row.public_revision_id,
      isDemo: row.is_demo,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }
  );
}

export async function documentById(db: Db, id: number): Promise<Document | undefined> {
  return toDocument(await base(db).where('d.id', '=', id).executeTakeFirst());
}

/** The document, held until the transaction ends: whoever else changes it waits. */
export async function lockDocument(tx: Tx, id: number): Promise<Document | undefined> {
  // Locked alone first: a join would be read as of the time before the wait.
  await tx.selectFrom('documents').select('id').where('id', '=', id).forUpdate().execute();
  return documentById(tx, id);
}

/** Moves the document on in its life (rules.life). Leaving approval forgets what was approved. Whoever asks has been
 *  told before whether it may be. @throws Error when the life of a document knows no such step */
export async function advance(
  tx: Tx,
  document: Pick<Document, 'id' | 'state'>,
  request: DocumentRequest,
  now: Date,
): Promise<void> {
  const state = leadsTo(request, document.state);
  if (!state) throw new Error(`document ${document.id}: ${request} from ${document.state}`);
  if (state === document.state) return;
  const keeps = state === 'approved' || state === 'scheduled' || state === 'published' || state === 'withdrawn';
  await tx
    .updateTable('documents')
    .set({ state, updated_at: now })
    .$if(state !== 'scheduled', (query) => query.set({ publish_at: null }))
    .$if(!keeps, (query) => query.set({ approved_hash: null }))
    .where('id', '=', document.id)
    .execute();
}

/** Whether what the public sees is in force; undefined: never published. */
export async function validityNow(db: Db, id: number): Promise<Validity | undefined> {
  const row = await db.selectFrom('publications').select('validity').where('document_id', '=', id).executeTakeFirst();
  return row?.validity;
}
