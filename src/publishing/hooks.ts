import type { Tx } from '../platform/database/index.ts';
import type { Channel, DocumentState } from './tables.ts';

/** What became of a document in the eyes of the public or of its reviewers; told in the same transaction. */
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

type Listener = (tx: Tx, change: Change) => Promise<void>;
const listeners: Listener[] = [];

/** Rooms that keep something of their own about a document (deliveries, search, reviews) listen here, so that
 *  publishing need not know them. */
export function whenDocumentChanges(listener: Listener): void {
  listeners.push(listener);
}

export async function tell(tx: Tx, change: Change): Promise<void> {
  for (const listener of listeners) await listener(tx, change);
}
