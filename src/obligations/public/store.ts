import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { literally } from '../../platform/database/index.ts';
import type { ObligationContent } from '../catalogue/content.ts';

/** An obligation as everybody reads it. */
export interface PublicObligation {
  id: number;
  content: ObligationContent;
  /** 'YYYY-MM-DD' */
  from: string;
  /** publications and pages that were confirmed for it and are on the site */
  published: number;
}

const onSite = sql<boolean>`(f.document_id is null or exists (select 1 from publications p
  where p.document_id = f.document_id and p.withdrawn_at is null and p.on_site))`;

const base = (db: Db, authorityId: number) =>
  db
    .selectFrom('obligations as b')
    .innerJoin('obligation_versions as v', (join) =>
      join.onRef('v.obligation_id', '=', 'b.id').onRef('v.number', '=', 'b.number'),
    )
    .select(['b.id', 'v.content', 'v.holds_from as from'])
    .select(
      sql<number>`(select count(distinct coalesce(f.document_id::text, f.page))::int from due_documents f
        where f.obligation_id = b.id and f.state = 'confirmed' and ${onSite})`.as('published'),
    )
    .where('b.authority_id', '=', authorityId)
    .where('v.ended', '=', false);

/** The catalogue of an authority in its order, without what ended. */
export function publicObligations(db: Db, authorityId: number): Promise<PublicObligation[]> {
  return base(db, authorityId).orderBy('b.position').orderBy('b.id').execute();
}

export function publicObligation(db: Db, authorityId: number, id: number): Promise<PublicObligation | undefined> {
  return base(db, authorityId).where('b.id', '=', id).executeTakeFirst();
}

/** Obligations whose names hold all of these words. @param limit at most */
export async function obligationsWith(db: Db, authorityId: number, words: readonly string[], limit: number) {
  let query = base(db, authorityId);
  for (const word of words.slice(0, 6))
    query = query.where(
      sql<boolean>`concat_ws(' ', v.content ->> 'level1', v.content ->> 'level2') ilike ${`%${literally(word)}%`}`,
    );
  return query.orderBy('b.position').limit(limit).execute();
}

/** What was published for an obligation, the newest first. */
export interface PublicMet {
  href: string;
  title: string;
  /** 'YYYY-MM-DD' */
  on: string;
}

/** @param limit at most */
export async function metBy(db: Db, authorityId: number, obligationId: number, limit = 200): Promise<PublicMet[]> {
  const rows = await db
    .selectFrom('due_documents as f')
    .leftJoin('publications as q', 'q.document_id', 'f.document_id')
    .select(['f.document_id as documentId', 'f.page'])
    .select(sql<string>`coalesce(max(q.title), max(f.page_title))`.as('title'))
    .select(sql<string>`to_char(min(f.public_on), 'YYYY-MM-DD')`.as('on'))
    .where('f.authority_id', '=', authorityId)
    .where('f.obligation_id', '=', obligationId)
    .where('f.state', '=', 'confirmed')
    .where(onSite)
    .groupBy(['f.document_id', 'f.page'])
    .orderBy('on', 'desc')
    .orderBy('f.document_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ documentId, page, title, on }) => ({
    ...{ title, on },
    href: documentId === null ? page : `/documents/${documentId}`,
  }));
}
