import type { Channel, DocumentState } from './tables.ts';

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
