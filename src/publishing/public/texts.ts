import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** What the site shows of a document, as text: to be searched, listed in feeds and summed up. */
export interface PublicText {
  documentId: number;
  authorityId: number;
  officeId: number;
  officeName: string;
  columnId: number;
  columnName: string;
  title: string;
  indexNumber: string;
  documentNumber: string;
  keywords: string[];
  summary: string;
  bodyText: string;
  formedOn: string | null;
  publishedAt: Date;
  changedAt: Date;
  validity: 'valid' | 'expired' | 'repealed';
}

function texts(db: Db) {
  return db
    .selectFrom('publications as p')
    .innerJoin('revisions as r', 'r.id', 'p.revision_id')
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.document_id as documentId', 'p.authority_id as authorityId', 'p.office_id as officeId'])
    .select(['o.name as officeName', 'p.column_id as columnId', 'c.name as columnName', 'p.title'])
    .select(['p.index_number as indexNumber', 'r.document_number as documentNumber', 'r.keywords', 'r.summary'])
    .select(['r.body_text as bodyText', 'p.formed_on as formedOn', 'p.published_at as publishedAt'])
    .select(['p.changed_at as changedAt', 'p.validity'])
    .where('p.withdrawn_at', 'is', null)
    .where('p.on_site', '=', true);
}

/** Texts of these documents as far as the site shows them, in no particular order. */
export async function publicTextsOf(db: Db, ids: readonly number[]): Promise<PublicText[]> {
  if (!ids.length) return [];
  return texts(db)
    .where(sql<SqlBool>`p.document_id = any(${[...ids]}::bigint[])`)
    .execute();
}

/** All authorities' texts in the order of their ids, the `limit` ones after `documentId`. */
export function publicTextsAfter(db: Db, documentId: number, limit: number): Promise<PublicText[]> {
  return texts(db).where('p.document_id', '>', documentId).orderBy('p.document_id').limit(limit).execute();
}

/** Newest first, for feeds. */
export function newestTexts(
  db: Db,
  authorityId: number,
  columnIds: readonly number[] | undefined,
  limit: number,
): Promise<PublicText[]> {
  return texts(db)
    .where('p.authority_id', '=', authorityId)
    .$if(columnIds !== undefined, (query) =>
      query.where(sql<SqlBool>`p.column_id = any(${[...(columnIds ?? [])]}::bigint[])`),
    )
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .limit(limit)
    .execute();
}
