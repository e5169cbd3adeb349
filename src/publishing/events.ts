import type { Act } from '../platform/action.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { eventNames } from './words.ts';

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

/** A line of the document's history as people read it (the audit log is the proof). Kinds: words.ts. */
export async function recordEvent(
  tx: Tx,
  event: { documentId: number; revisionId?: number; at: Date; who: Who; kind: string; remark?: string },
): Promise<void> {
  await tx
    .insertInto('document_events')
    .values({
      document_id: event.documentId,
      revision_id: event.revisionId ?? null,
      at: event.at,
      staff_id: event.who.id,
      staff_name: event.who.name,
      kind: event.kind,
      remark: event.remark ?? '',
    })
    .execute();
}

/** The same, by whoever acts now. */
export function note(
  act: Pick<Act, 'db' | 'now' | 'who'>,
  document: { id: number; revisionId?: number },
  kind: string,
  remark = '',
) {
  const { db, now: at, who } = act;
  return recordEvent(db, { documentId: document.id, revisionId: document.revisionId, at, who, kind, remark });
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
