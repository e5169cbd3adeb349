import type { Db } from '../../platform/database/index.ts';

/** What another room has to say of attachments that the public sees, for the page of their document.
 *  @param hashes of one authority's document @returns by hash, a sentence */
export type AttachmentNotes = (
  db: Db,
  authorityId: number,
  hashes: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

declare module '../../platform/room.ts' {
  interface Brought {
    attachmentNotes: AttachmentNotes;
  }
}
