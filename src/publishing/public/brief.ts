import type { Db } from '../../platform/database/index.ts';
import type { OnSite } from '../../platform/on-site.ts';
import type { Validity } from '../tables.ts';

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
      : query.where('index_number', '=', by.indexNumber).where('supplier', '=', '')
  ).executeTakeFirst();
}

/** A publication by what still holds of it. */
export interface PublicationStanding extends PublicationBrief {
  validity: Validity;
  withdrawn: boolean;
  onSite: boolean;
}

/** Publications of an authority by their 索引号, with what became of them; those it never published are left out. */
export async function publicationStandings(
  db: Db,
  authorityId: number,
  indexNumbers: readonly string[],
): Promise<ReadonlyMap<string, PublicationStanding>> {
  if (!indexNumbers.length) return new Map();
  const rows = await db
    .selectFrom('publications')
    .select(['document_id as documentId', 'title', 'index_number as indexNumber', 'validity'])
    .select(['on_site as onSite', 'withdrawn_at as withdrawnAt'])
    .where('authority_id', '=', authorityId)
    .where('supplier', '=', '')
    .where('index_number', 'in', [...new Set(indexNumbers)])
    .execute();
  return new Map(rows.map(({ withdrawnAt, ...row }) => [row.indexNumber, { ...row, withdrawn: withdrawnAt !== null }]));
}

/** For mails that tell of documents. */
export const documentsOnSite: OnSite = {
  sort: 'document',
  async of(db, authorityId, ids) {
    const rows = await db
      .selectFrom('publications')
      .select('document_id as id')
      .where('authority_id', '=', authorityId)
      .where('document_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .where('on_site', '=', true)
      .execute();
    return rows.map(({ id }) => id);
  },
};
