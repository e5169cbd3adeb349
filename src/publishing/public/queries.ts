import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db, Tables } from '../../platform/database/index.ts';
import { type Revision, revisionById } from '../revisions.ts';
import type { LegalForm, RelationKind, Validity } from '../tables.ts';

/** Which publications; what is left out does not narrow. Only what the site shows now: not withdrawn, on the website. */
export interface PublicationFilter {
  authorityId: number;
  /** any of these columns */
  columnIds?: readonly number[];
  /** '20.7' */
  articleItem?: string;
  officeId?: number;
  legalForm?: LegalForm;
  validity?: Validity;
  /** year of publication, on a Chinese calendar */
  year?: number;
}

/** A line of a list. */
export interface PublicationLine {
  documentId: number;
  title: string;
  indexNumber: string;
  columnId: number;
  columnName: string;
  columnSlug: string;
  officeName: string;
  articleItem: string | null;
  formedOn: string | null;
  publishedAt: Date;
  changedAt: Date;
  validity: Validity;
}

function lines(db: Db) {
  return db
    .selectFrom('publications as p')
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.document_id as documentId', 'p.title', 'p.index_number as indexNumber', 'p.column_id as columnId'])
    .select(['c.name as columnName', 'c.slug as columnSlug', 'o.name as officeName', 'p.article_item as articleItem'])
    .select(['p.formed_on as formedOn', 'p.published_at as publishedAt', 'p.changed_at as changedAt', 'p.validity']);
}

type P = ExpressionBuilder<Tables & { p: Tables['publications'] }, 'p'>;

function narrowed(filter: PublicationFilter) {
  return (eb: P): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [
      eb('p.authority_id', '=', filter.authorityId),
      eb('p.withdrawn_at', 'is', null),
      eb('p.on_site', '=', true),
    ];
    if (filter.columnIds) all.push(eb('p.column_id', '=', sql<number>`any(${[...filter.columnIds]})`));
    if (filter.articleItem) all.push(eb('p.article_item', '=', filter.articleItem));
    if (filter.officeId) all.push(eb('p.office_id', '=', filter.officeId));
    if (filter.legalForm) all.push(eb('p.legal_form', '=', filter.legalForm));
    if (filter.validity) all.push(eb('p.validity', '=', filter.validity));
    if (filter.year) {
      all.push(eb('p.published_at', '>=', new Date(`${filter.year}-01-01T00:00:00+08:00`)));
      all.push(eb('p.published_at', '<', new Date(`${filter.year + 1}-01-01T00:00:00+08:00`)));
    }
    return eb.and(all);
  };
}

/** Newest first, a page at a time. @param page number from 1, size rows */
export async function listPublications(
  db: Db,
  filter: PublicationFilter,
  page: { number: number; size: number },
): Promise<{ rows: PublicationLine[]; total: number }> {
  const where = narrowed(filter);
  const [rows, total] = await Promise.all([
    lines(db)
      .where((eb) => where(eb as unknown as P))
      .orderBy('p.published_at', 'desc')
      .orderBy('p.document_id', 'desc')
      .limit(page.size)
      .offset((page.number - 1) * page.size)
      .execute(),
    countPublications(db, filter),
  ]);
  return { rows, total };
}

export async function countPublications(db: Db, filter: PublicationFilter): Promise<number> {
  const where = narrowed(filter);
  const { n } = await db
    .selectFrom('publications as p')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => where(eb as unknown as P))
    .executeTakeFirstOrThrow();
  return n;
}

/** How many the site shows under each column / item of arts. 20, 21. */
export async function publicationCounts(
  db: Db,
  authorityId: number,
): Promise<{ byColumn: Map<number, number>; byArticleItem: Map<string, number> }> {
  const rows = await db
    .selectFrom('publications')
    .select((eb) => ['column_id', 'article_item', eb.fn.countAll<number>().as('n')])
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .groupBy(['column_id', 'article_item'])
    .execute();
  const byColumn = new Map<number, number>();
  const byArticleItem = new Map<string, number>();
  for (const { column_id, article_item, n } of rows) {
    byColumn.set(column_id, (byColumn.get(column_id) ?? 0) + n);
    if (article_item) byArticleItem.set(article_item, (byArticleItem.get(article_item) ?? 0) + n);
  }
  return { byColumn, byArticleItem };
}

export interface Related {
  documentId: number;
  title: string;
  indexNumber: string;
  kind: RelationKind;
  /** 'to': this document does it to the other; 'from': the other does it to this one */
  direction: 'to' | 'from';
}

export interface Publication extends PublicationLine {
  authorityId: number;
  officeId: number;
  legalForm: LegalForm | null;
  validityChangedOn: string | null;
  validityReason: string;
  isDemo: boolean;
  revision: Revision;
  related: Related[];
  /** neighbours in the same column: published before / after this one */
  previous: { documentId: number; title: string } | undefined;
  next: { documentId: number; title: string } | undefined;
}

/** What the public sees of one document; undefined: never published there, withdrawn, or not on the website. */
export async function publicationById(db: Db, authorityId: number, id: number): Promise<Publication | undefined> {
  const line = await lines(db)
    .select(['p.authority_id as authorityId', 'p.office_id as officeId', 'p.legal_form as legalForm'])
    .select(['p.validity_changed_on as validityChangedOn', 'p.validity_reason as validityReason'])
    .select(['p.is_demo as isDemo', 'p.revision_id as revisionId'])
    .where('p.document_id', '=', id)
    .where((eb) => narrowed({ authorityId })(eb as unknown as P))
    .executeTakeFirst();
  if (!line) return undefined;
  const { revisionId, ...shown } = line;
  const [revision, related, previous, next] = await Promise.all([
    revisionById(db, revisionId),
    relatedOf(db, id, revisionId),
    neighbour(db, line, '<'),
    neighbour(db, line, '>'),
  ]);
  return { ...shown, revision: revision!, related, previous, next };
}

/** The one published just before ('<') or after ('>') in the same column. */
function neighbour(db: Db, of: { columnId: number; publishedAt: Date; documentId: number }, side: '<' | '>') {
  const order = side === '<' ? 'desc' : 'asc';
  return db
    .selectFrom('publications')
    .select(['document_id as documentId', 'title'])
    .where('column_id', '=', of.columnId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .where(sql<boolean>`(published_at, document_id) ${sql.raw(side)} (${of.publishedAt}, ${of.documentId})`)
    .orderBy('published_at', order)
    .orderBy('document_id', order)
    .limit(1)
    .executeTakeFirst();
}

/** Relations both ways, to and from what the site shows now. */
export async function relatedOf(db: Db, documentId: number, revisionId: number): Promise<Related[]> {
  const other = db
    .selectFrom('revision_relations as l')
    .innerJoin('publications as p', (join) => join.on('p.withdrawn_at', 'is', null).on('p.on_site', '=', true))
    .select(['l.kind', 'p.document_id as documentId', 'p.title', 'p.index_number as indexNumber'])
    .orderBy('p.published_at', 'desc');
  const [to, from] = await Promise.all([
    other.whereRef('p.document_id', '=', 'l.to_document_id').where('l.revision_id', '=', revisionId).execute(),
    other.whereRef('p.revision_id', '=', 'l.revision_id').where('l.to_document_id', '=', documentId).execute(),
  ]);
  return [
    ...to.map((row) => ({ ...row, direction: 'to' as const })),
    ...from.map((row) => ({ ...row, direction: 'from' as const })),
  ];
}

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
