import type { Channel } from '../law/index.ts';
import type { Act } from '../platform/action.ts';
import type { DocumentState } from './tables.ts';

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

/** Tells the rooms that answer to it. @param document as it stood before @param revision that is now public, or the new
 *  draft */
export async function announce(
  act: Act,
  kind: Change['kind'],
  document: { id: number; authorityId: number; state: DocumentState },
  revision: { id: number; channels: readonly Channel[] },
): Promise<void> {
  const { id: documentId, authorityId, state: was } = document;
  const { id: revisionId, channels } = revision;
  await act.house.tell('document', act.db, { kind, documentId, authorityId, revisionId, channels, at: act.now, was });
}
