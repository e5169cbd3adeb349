import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db, Tables } from '../../platform/database/index.ts';
import { madePublicBy } from '../received/office-name.ts';
import type { InterpretationForm, LegalForm, RelationKind, Validity } from '../tables.ts';

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
    .select([
      'c.name as columnName',
      'c.slug as columnSlug',
      madePublicBy.as('officeName'),
      'p.article_item as articleItem',
    ])
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
    if (filter.officeId) all.push(eb('p.office_id', '=', filter.officeId), eb('p.supplier', '=', ''));
    if (filter.legalForm) all.push(eb('p.legal_form', '=', filter.legalForm));
    if (filter.validity) all.push(eb('p.validity', '=', filter.validity));
    if (filter.year) {
      all.push(eb('p.published_at', '>=', new Date(`${filter.year}-01-01T00:00:00+08:00`)));
      all.push(eb('p.published_at', '<', new Date(`${filter.year + 1}-01-01T00:00:00+08:00`)));
    }
    return eb.and(all);
  };
}

/** Newest first, a page at a time. @param page number from 1, size rows @param known their number, where it is known */
export async function listPublications(
  db: Db,
  filter: PublicationFilter,
  page: { number: number; size: number },
  known?: number,
): Promise<{ rows: PublicationLine[]; total: number }> {
  const [rows, total] = await Promise.all([
    newestPublications(db, filter, page.size, (page.number - 1) * page.size),
    known ?? countPublications(db, filter),
  ]);
  return { rows, total };
}

/** The newest. @param skipped how many newer ones to leave out */
export function newestPublications(
  db: Db,
  filter: PublicationFilter,
  size: number,
  skipped = 0,
): Promise<PublicationLine[]> {
  const where = narrowed(filter);
  return lines(db)
    .where((eb) => where(eb as unknown as P))
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .limit(size)
    .offset(skipped)
    .execute();
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

/** How many the site shows, in all and under each column / item of arts. 20, 21. */
export interface Counts {
  total: number;
  byColumn: ReadonlyMap<number, number>;
  byArticleItem: ReadonlyMap<string, number>;
}

export async function publicationCounts(db: Db, authorityId: number): Promise<Counts> {
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
  return { total: rows.reduce((sum, { n }) => sum + n, 0), byColumn, byArticleItem };
}

export interface Related {
  documentId: number;
  title: string;
  indexNumber: string;
  kind: RelationKind;
  /** 'to': this document does it to the other; 'from': the other does it to this one */
  direction: 'to' | 'from';
  /** of 废止 and 替代: since when, where it is known */
  on: string | null;
  /** of 解读: how it explains */
  form: InterpretationForm | '';
}

/** How a document stands to one of somebody else. */
export interface Elsewhere {
  kind: RelationKind;
  title: string;
  number: string;
  /** '' where it has none */
  address: string;
}

/** Relations of a draft both ways, to and from what the site shows now. */
export async function relatedOf(db: Db, documentId: number, revisionId: number): Promise<Related[]> {
  const other = db
    .selectFrom('revision_relations as l')
    .innerJoin('revisions as r', 'r.id', 'l.revision_id')
    .innerJoin('publications as p', (join) => join.on('p.withdrawn_at', 'is', null).on('p.on_site', '=', true))
    .select(['l.kind', 'p.document_id as documentId', 'p.title', 'p.index_number as indexNumber'])
    .orderBy('p.published_at', 'desc');
  const [to, from] = await Promise.all([
    other.whereRef('p.document_id', '=', 'l.to_document_id').where('l.revision_id', '=', revisionId).execute(),
    other
      .whereRef('p.document_id', '=', 'r.document_id')
      .whereRef('p.revision_id', '=', 'r.id')
      .where('l.to_document_id', '=', documentId)
      .execute(),
  ]);
  return [
    ...to.map((row) => ({ ...row, direction: 'to' as const, on: null, form: '' as const })),
    ...from.map((row) => ({ ...row, direction: 'from' as const, on: null, form: '' as const })),
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
  /** its attachments, in their order */
  attachments: { hash: string; name: string }[];
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
    .select([madePublicBy.as('officeName'), 'p.column_id as columnId', 'c.name as columnName', 'p.title'])
    .select(['p.index_number as indexNumber', 'r.document_number as documentNumber', 'r.keywords', 'r.summary'])
    .select(['r.body_text as bodyText', 'p.formed_on as formedOn', 'p.published_at as publishedAt'])
    .select(['p.changed_at as changedAt', 'p.validity'])
    .select(
      sql<
        PublicText['attachments']
      >`coalesce((select json_agg(json_build_object('hash', a.file_hash, 'name', a.name) order by a.position)
        from revision_attachments a where a.revision_id = r.id), '[]')`.as('attachments'),
    )
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

/** What became public and still is, for who is told of it. */
export interface NewDocument {
  documentId: number;
  title: string;
  columnId: number;
  columnName: string;
  /** whose it is; null: another authority supplied it */
  officeId: number | null;
  officeName: string;
  publishedAt: Date;
}

/** What an authority's site shows of what became public after an instant, the newest first. */
export function publishedAfter(db: Db, authorityId: number, after: Date): Promise<NewDocument[]> {
  return db
    .selectFrom('publications as p')
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.document_id as documentId', 'p.title', 'p.column_id as columnId', 'c.name as columnName'])
    .select([
      sql<number | null>`case when p.supplier = '' then p.office_id end`.as('officeId'),
      madePublicBy.as('officeName'),
      'p.published_at as publishedAt',
    ])
    .where('p.authority_id', '=', authorityId)
    .where('p.withdrawn_at', 'is', null)
    .where('p.on_site', '=', true)
    .where('p.published_at', '>', after)
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .execute();
}

/** A document as the site shows it. */
export interface OnlineDocument {
  documentId: number;
  revisionId: number;
}

/** What an authority's site shows, in the order of the ids, the `limit` ones after `documentId`. */
export function onlineAfter(db: Db, authorityId: number, documentId: number, limit: number): Promise<OnlineDocument[]> {
  return db
    .selectFrom('publications')
    .select(['document_id as documentId', 'revision_id as revisionId'])
    .where('authority_id', '=', authorityId)
    .where('document_id', '>', documentId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .orderBy('document_id')
    .limit(limit)
    .execute();
}

/** Newest first, for feeds. @param of left out: of the whole site */
export function newestTexts(
  db: Db,
  authorityId: number,
  { columnIds, officeId }: { columnIds?: readonly number[] | undefined; officeId?: number | undefined },
  limit: number,
): Promise<PublicText[]> {
  return texts(db)
    .where('p.authority_id', '=', authorityId)
    .$if(columnIds !== undefined, (query) =>
      query.where(sql<SqlBool>`p.column_id = any(${[...(columnIds ?? [])]}::bigint[])`),
    )
    .$if(officeId !== undefined, (query) => query.where('p.office_id', '=', officeId!).where('p.supplier', '=', ''))
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .limit(limit)
    .execute();
}
