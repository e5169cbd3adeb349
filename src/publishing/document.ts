import type { Channel } from '../law/index.ts';
import type { Act } from '../platform/action.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { notFound, ok } from '../platform/outcome.ts';
import { type Decision, type DocumentRequest, leadsTo, maySee, type Standing } from './rules.ts';
import type { DocumentState, Validity } from './tables.ts';
import { eventNames } from './words.ts';

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
  /** of what was received: where the original stands, and its 索引号 */
  original: { address: string; indexNumber: string };
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
    .select(['p.revision_id as public_revision_id', 'p.withdrawn_at'])
    .select(['d.supplier', 'd.supplier_address', 'd.supplier_index']);
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
      receivedFrom: row.supplier,
      original: { address: row.supplier_address, indexNumber: row.supplier_index },
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

/** The document, held until the transaction ends, if this person may know of it. */
export async function held({ db, who }: Act, id: number): Promise<Decision<Document>> {
  const document = await lockDocument(db, id);
  return document && maySee(document, who) ? ok(document) : notFound();
}

/** Holds the document and asks a rule. */
export async function heldIf(
  act: Act,
  id: number,
  rule: (document: Document, who: Act['who']) => Decision,
): Promise<Decision<Document>> {
  const document = await held(act, id);
  if (!document.ok) return document;
  const may = rule(document.value, act.who);
  return may.ok ? document : may;
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

export interface DocumentEvent {
  id: number;
  at: Date;
  /** who did it, as they were called then */
  by: string;
  kind: string;
  /** the kind in Chinese */
  name: string;
  remark: string;
  revisionNumber: number | null;
}

/** A line of the document's history as people read it (the audit log is the proof), by whoever acts.
 *  @param kind in words.ts */
export async function note(
  { db, who, now }: Pick<Act, 'db' | 'now' | 'who'>,
  document: { id: number; revisionId?: number },
  kind: string,
  remark = '',
): Promise<void> {
  await db
    .insertInto('document_events')
    .values({
      document_id: document.id,
      revision_id: document.revisionId ?? null,
      at: now,
      staff_id: who.id,
      staff_name: who.name,
      kind,
      remark,
    })
    .execute();
}

/** The whole history, newest first. */
export async function documentEvents(db: Db, documentId: number): Promise<DocumentEvent[]> {
  const rows = await db
    .selectFrom('document_events as e')
    .leftJoin('revisions as r', 'r.id', 'e.revision_id')
    .select(['e.id', 'e.at', 'e.staff_name as by', 'e.kind', 'e.remark', 'r.number as revisionNumber'])
    .where('e.document_id', '=', documentId)
    .orderBy('e.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, name: eventNames[row.kind] ?? row.kind }));
}

/** What became of a document in the eyes of the public or of its reviewers. Rooms that keep something of their own about
 *  it (deliveries, search, reviews) answer to it in the same transaction, so that publishing need not know them. */
export interface Change {
  kind: 'published' | 'corrected' | 'withdrawn' | 'validityChanged' | 'edited';
  documentId: number;
  authorityId: number;
  /** the revision that is now public (edited: the new draft) */
  revisionId: number;
  channels: readonly Channel[];
  at: Date;
  /** state before the change */
  was: DocumentState;
}

declare module '../platform/room.ts' {
  interface Events {
    document: { told: Change; answer: unknown };
  }
}

/** Tells the rooms that answer to it. What was received goes to no channel: it is its own authority's delivery.
 *  @param document as it stood before @param revision that is now public, or the new draft */
export async function announce(
  act: Act,
  kind: Change['kind'],
  document: { id: number; authorityId: number; state: DocumentState; receivedFrom: string },
  revision: { id: number; channels: readonly Channel[] },
): Promise<void> {
  const { id: documentId, authorityId, state: was } = document;
  const { id: revisionId } = revision;
  const channels = document.receivedFrom ? [] : revision.channels;
  await act.house.tell('document', act.db, { kind, documentId, authorityId, revisionId, channels, at: act.now, was });
}
