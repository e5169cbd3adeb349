import type { Db } from '../../platform/database/index.ts';

function shown(db: Db, authorityId: number) {
  return db
    .selectFrom('publications as p')
    .where('p.authority_id', '=', authorityId)
    .where('p.withdrawn_at', 'is', null)
    .where('p.on_site', '=', true);
}

/** What the site map lists, the oldest first, so that its earlier pages stay as they are. @param page from 1 */
export function publicationAddresses(db: Db, authorityId: number, page: { number: number; size: number }) {
  return shown(db, authorityId)
    .select(['p.document_id as documentId', 'p.changed_at as changedAt'])
    .orderBy('p.document_id')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
}

/** Years in which something that the site shows was made public, on a Chinese calendar, newest first. */
export async function publicationYears(db: Db, authorityId: number): Promise<number[]> {
  const ends = await shown(db, authorityId)
    .select((eb) => [eb.fn.min('p.published_at').as('first'), eb.fn.max('p.published_at').as('last')])
    .executeTakeFirstOrThrow();
  if (!ends.first || !ends.last) return [];
  const year = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
  const last = year(ends.last);
  return Array.from({ length: last - year(ends.first) + 1 }, (_, n) => last - n);
}

/** 撤下: what may still be said of a document that the site showed and no longer shows. */
export async function withdrawalOf(
  db: Db,
  authorityId: number,
  documentId: number,
): Promise<{ at: Date; reason: string; columnName: string; columnSlug: string } | undefined> {
  const row = await db
    .selectFrom('publications as p')
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .select(['p.withdrawn_at as at', 'p.withdrawn_reason as reason', 'c.name as columnName', 'c.slug as columnSlug'])
    .where('p.authority_id', '=', authorityId)
    .where('p.document_id', '=', documentId)
    .where('p.on_site', '=', true)
    .where('p.withdrawn_at', 'is not', null)
    .executeTakeFirst();
  return row?.at ? { ...row, at: row.at } : undefined;
}
