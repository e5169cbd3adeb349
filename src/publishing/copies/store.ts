import type { Db } from '../../platform/database/index.ts';

/** What became of a file when its copy was made, in words. */
export interface Told {
  /** '居民身份证号码 32 处' */
  hidden: string[];
  removed: string[];
  /** what a person must judge */
  left: string[];
}

/** A file of a document that is published as a copy. */
export interface AttachmentCopy {
  originalHash: string;
  originalName: string;
  copyHash: string;
  copyName: string;
  told: Told;
  by: string;
  at: Date;
}

/** The copies that were made of a document's attachments, oldest first. */
export function copiesOf(db: Db, documentId: number): Promise<AttachmentCopy[]> {
  return db
    .selectFrom('attachment_copies')
    .select(['original_hash as originalHash', 'original_name as originalName'])
    .select(['copy_hash as copyHash', 'copy_name as copyName', 'told', 'made_name as by', 'made_at as at'])
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
}
