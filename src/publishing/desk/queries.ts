import { type Expression, type SqlBool, sql } from 'kysely';
import { type Db, literally } from '../../platform/database/index.ts';
import { instantOf } from '../../platform/dates.ts';
import { has, type Who } from '../../platform/roles.ts';
import { type Document, documentById } from '../document.ts';
import type { ArticleContent } from '../public/article.tsx';
import { type Revision, revisionById } from '../revisions.ts';
import { authorityWide } from '../rules.ts';
import type { DocumentState } from '../tables.ts';

/** A document with all that a reader of it (reviewer, office) needs. */
export interface FullDocument extends Document, Omit<ArticleContent, 'related' | 'revision' | 'original'> {
  revision: Revision;
  authorName: string | null;
  columnKind: 'news' | 'notice' | 'policy' | 'other' | null;
  catalogueName: string | null;
  withdrawnReason: string;
}

/** @param revisionId another revision than the newest: what a reviewer last saw */
export async function documentForReview(db: Db, id: number, revisionId?: number): Promise<FullDocument | undefined> {
  const document = await documentById(db, id);
  const revision = document && (await revisionById(db, revisionId ?? document.revisionId));
  if (!revision || revision.documentId !== id) return undefined;
  const names = await db
    .selectFrom('documents as d')
    .innerJoin('offices as o', 'o.id', 'd.office_id')
    .leftJoin('staff as s', 's.id', 'd.author_id')
    .leftJoin('columns as c', (join) => join.on('c.id', '=', revision.columnId))
    .leftJoin('catalogue_items as i', (join) => join.on('i.id', '=', revision.catalogueItemId))
    .leftJoin('publications as p', 'p.document_id', 'd.id')
    .select(['o.name as officeName', 's.name as authorName'])
    .select(['c.name as columnName', 'c.slug as columnSlug', 'c.kind as columnKind'])
    .select(sql<string | null>`i.level1 || ' / ' || i.level2`.as('catalogueName'))
    .select(['p.published_at as publishedAt', 'p.changed_at as changedAt', 'p.validity'])
    .select(['p.validity_changed_on as validityChangedOn', 'p.validity_reason as validityReason'])
    .select('p.withdrawn_reason as withdrawnReason')
    .where('d.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...document,
    revision,
    ...names,
    officeName: document.receivedFrom || names.officeName,
    // a correction on its way has no date yet
    changedAt: document.publicRevisionId === revision.id ? names.changedAt : null,
    validity: names.validity ?? revision.validity,
    validityReason: names.validityReason ?? '',
    withdrawnReason: names.withdrawnReason ?? '',
  };
}

/** Titles of the documents that a revision relates to, public or not, by id. */
export async function relatedTitles(db: Db, { relations }: Revision): Promise<Map<number, string>> {
  if (!relations.length) return new Map();
  const rows = await db
    .selectFrom('documents as d')
    .leftJoin('publications as p', 'p.document_id', 'd.id')
    .innerJoin('revisions as r', (join) => join.on(sql`coalesce(p.revision_id, d.revision_id)`, '=', sql.ref('r.id')))
    .select(['d.id', 'r.title'])
    .where(
      'd.id',
      'in',
      relations.map(({ documentId }) => documentId),
    )
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

export interface DocumentFilter {
  /** none: all */
  state?: DocumentState | 'waiting';
  officeId?: number;
  columnId?: number;
  authorId?: number;
  /** first and last day on which it was last changed, 'YYYY-MM-DD' in China */
  from?: string;
  to?: string;
  /** in the title, the 发文字号 or the 索引号 */
  words?: string;
}

export interface DocumentLine {
  id: number;
  title: string;
  state: DocumentState;
  officeName: string;
  authorName: string | null;
  columnName: string | null;
  indexNumber: string | null;
  publishAt: Date | null;
  updatedAt: Date;
  /** a correction of something public is on its way */
  correcting: boolean;
}

/** What this person may know of; rules.maySee says the same of one document. */
function visible(db: Db, who: Who) {
  return db
    .selectFrom('documents as d')
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .where('d.authority_id', '=', who.authorityId)
    .$if(!has(who, ...authorityWide), (query) =>
      query.where((eb) => eb.or([eb('d.office_id', '=', who.officeId ?? 0), eb('d.state', '=', 'published')])),
    );
}

function narrowed<T extends ReturnType<typeof visible>>(query: T, filter: DocumentFilter): T {
  const all: Expression<SqlBool>[] = [];
  if (filter.officeId) all.push(sql<SqlBool>`d.office_id = ${filter.officeId}`);
  if (filter.columnId) all.push(sql<SqlBool>`r.column_id = ${filter.columnId}`);
  if (filter.authorId) all.push(sql<SqlBool>`d.author_id = ${filter.authorId}`);
  if (filter.from) all.push(sql<SqlBool>`d.updated_at >= ${instantOf(filter.from)}`);
  if (filter.to) all.push(sql<SqlBool>`d.updated_at < ${new Date(instantOf(filter.to).getTime() + 86_400_000)}`);
  if (filter.words) {
    const like = `%${literally(filter.words)}%`;
    all.push(sql<SqlBool>`(r.title ilike ${like} or r.document_number ilike ${like} or d.index_number ilike ${like})`);
  }
  return query.where((eb) => eb.and(all)) as T;
}

const waiting: DocumentState[] = ['approved', 'scheduled'];

/** Last changed first, with how many there are in each state under the same other filters. */
export async function listDocuments(
  db: Db,
  who: Who,
  filter: DocumentFilter,
  page: { number: number; size: number },
): Promise<{ rows: DocumentLine[]; counts: Map<DocumentState, number> }> {
  const counted = await narrowed(visible(db, who), filter)
    .select((eb) => ['d.state', eb.fn.countAll<number>().as('n')])
    .groupBy('d.state')
    .execute();
  const states = filter.state === 'waiting' ? waiting : filter.state ? [filter.state] : undefined;
  const rows = await narrowed(visible(db, who), filter)
    .innerJoin('offices as o', 'o.id', 'd.office_id')
    .leftJoin('staff as s', 's.id', 'd.author_id')
    .leftJoin('columns as c', 'c.id', 'r.column_id')
    .leftJoin('publications as p', 'p.document_id', 'd.id')
    .select(['d.id', 'r.title', 'd.state', 'o.name as officeName', 's.name as authorName', 'c.name as columnName'])
    .select(['d.index_number as indexNumber', 'd.publish_at as publishAt', 'd.updated_at as updatedAt'])
    .select(sql<boolean>`d.state not in ('published', 'withdrawn') and p.document_id is not null`.as('correcting'))
    .$if(states !== undefined, (query) => query.where('d.state', 'in', states!))
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
  return { rows, counts: new Map(counted.map(({ state, n }) => [state, n])) };
}

export interface OfficeFigures {
  officeId: number;
  officeName: string;
  byState: Record<DocumentState, number>;
}

/** How many documents each office has in each state. */
export async function documentFigures(db: Db, authorityId: number): Promise<OfficeFigures[]> {
  const rows = await db
    .selectFrom('offices as o')
    .leftJoin('documents as d', 'd.office_id', 'o.id')
    .select((eb) => ['o.id', 'o.name', 'd.state', eb.fn.count<number>('d.id').as('n')])
    .where('o.authority_id', '=', authorityId)
    .groupBy(['o.id', 'o.name', 'd.state'])
    .orderBy('o.position')
    .orderBy('o.id')
    .execute();
  const offices = new Map<number, OfficeFigures>();
  for (const row of rows) {
    const none = { draft: 0, inReview: 0, returned: 0, approved: 0, scheduled: 0, published: 0, withdrawn: 0 };
    const office = offices.get(row.id) ?? { officeId: row.id, officeName: row.name, byState: none };
    if (row.state) office.byState[row.state] = row.n;
    offices.set(row.id, office);
  }
  return [...offices.values()];
}

/** Who wrote documents of an authority, for a filter. */
export function authorsKnown(db: Db, authorityId: number): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('staff as s')
    .select(['s.id', 's.name'])
    .where('s.authority_id', '=', authorityId)
    .where(sql<SqlBool>`exists (select 1 from documents d where d.author_id = s.id)`)
    .orderBy('s.name')
    .execute();
}
