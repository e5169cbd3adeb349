import type { Db } from '../../platform/database/index.ts';

/** A publication as another room refers to it. */
export interface PublicationBrief {
  documentId: number;
  title: string;
  indexNumber: string;
}

/** By its 索引号 or its document; undefined when the authority published none such. */
export function publicationBrief(
  db: Db,
  authorityId: number,
  by: { indexNumber: string } | { documentId: number },
): Promise<PublicationBrief | undefined> {
  const query = db
    .selectFrom('publications')
    .select(['document_id as documentId', 'title', 'index_number as indexNumber'])
    .where('authority_id', '=', authorityId);
  return (
    'documentId' in by
      ? query.where('document_id', '=', by.documentId)
      : query.where('index_number', '=', by.indexNumber)
  ).executeTakeFirst();
}
