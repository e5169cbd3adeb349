import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A publication that the public sees no more. */
interface WithdrawnPublication {
  documentId: number;
  title: string;
  indexNumber: string;
  officeId: number;
  /** 'YYYY-MM-DD' in China */
  on: string;
}

/** Own publications of an authority that were withdrawn, as it stood before a day. 条例 art. 18
 *  @param before 'YYYY-MM-DD', excluded; undefined: as the books stand */
export async function withdrawnPublications(
  db: Db,
  authorityId: number,
  before?: string,
): Promise<WithdrawnPublication[]> {
  // what changed since may have been withdrawn then, and only its events tell
  const end = before ? sql`${`${before}T00:00:00+08:00`}::timestamptz` : sql`'infinity'::timestamptz`;
  const { rows } = await sql<WithdrawnPublication>`
    select p.document_id as "documentId", p.title, p.index_number as "indexNumber", p.office_id as "officeId",
      to_char((case when p.withdrawn_at < ${end} then p.withdrawn_at else e.at end) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on"
    from publications p left join lateral (
      select kind, at from document_events where document_id = p.document_id and at < ${end} and p.changed_at >= ${end}
        and kind in ('published', 'corrected', 'withdrawn') order by at desc, id desc limit 1) e on true
    where p.authority_id = ${authorityId} and p.supplier = '' and (p.withdrawn_at is not null or p.changed_at >= ${end})
      and (p.withdrawn_at < ${end} or e.kind = 'withdrawn')
    order by 5, 1`.execute(db);
  return rows;
}

/** On which days documents were made public, also anew, oldest first; those that never were are left out. */
export async function publicDays(db: Db, documentIds: readonly number[]): Promise<ReadonlyMap<number, string[]>> {
  const days = new Map<number, string[]>();
  if (documentIds.length === 0) return days;
  const rows = await db
    .selectFrom('document_events')
    .select('document_id as id')
    .select(sql<string>`to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('day'))
    .where('document_id', 'in', documentIds)
    .where('kind', 'in', ['published', 'corrected'])
    .orderBy('at')
    .execute();
  for (const { id, day } of rows) days.set(id, [...(days.get(id) ?? []), day]);
  return days;
}
