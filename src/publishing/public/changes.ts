import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** Something that changed before the public. */
export interface PublicChange {
  documentId: number;
  changedAt: Date;
  /** shown: published or corrected; gone: withdrawn, or not on the site any more */
  kind: 'shown' | 'gone';
}

/** What changed on an authority's site, in the order of time, the `limit` ones after a place in it; each document once, as
 *  it stands now. What changed in the last seconds is not told yet: others that began before may still come.
 *  @param after what was told last; undefined: from the beginning */
export async function changesAfter(
  db: Db,
  authorityId: number,
  {
    after,
    now,
    limit,
  }: { after: Pick<PublicChange, 'changedAt' | 'documentId'> | undefined; now: Date; limit: number },
): Promise<PublicChange[]> {
  const until = new Date(now.getTime() - SETTLED);
  const rows = await db
    .selectFrom('publications')
    .select(['document_id as documentId', 'changed_at as changedAt'])
    .select((eb) => eb.and([eb('withdrawn_at', 'is', null), eb('on_site', '=', true)]).as('shown'))
    .where('authority_id', '=', authorityId)
    .where('changed_at', '<=', until)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(changed_at, document_id) > (${after!.changedAt}, ${after!.documentId})`),
    )
    .orderBy('changed_at')
    .orderBy('document_id')
    .limit(limit)
    .execute();
  return rows.map(({ shown, ...row }) => ({ ...row, kind: shown ? 'shown' : 'gone' }));
}

/** A transaction takes no longer, ms. */
const SETTLED = 5_000;
