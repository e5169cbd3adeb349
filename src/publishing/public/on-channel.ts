import { type SqlBool, sql } from 'kysely';
import type { Channel } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { madePublicBy } from '../received/office-name.ts';

/** A document as a channel of the authority's own shows it, whether it stands on the site too or not. */
export interface ChannelText {
  documentId: number;
  revisionId: number;
  title: string;
  officeName: string;
  /** with a body that is sanitised */
  bodyHtml: string;
  bodyText: string;
  correctionNote: string;
  documentNumber: string;
  publishedAt: Date;
  changedAt: Date;
  onSite: boolean;
  isDemo: boolean;
}

function publicTexts(db: Db, authorityId: number) {
  return db
    .selectFrom('publications as p')
    .innerJoin('revisions as r', 'r.id', 'p.revision_id')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.document_id as documentId', 'p.revision_id as revisionId', 'p.title', madePublicBy.as('officeName')])
    .select(['r.body_html as bodyHtml', 'r.body_text as bodyText', 'r.correction_note as correctionNote'])
    .select(['r.document_number as documentNumber', 'p.published_at as publishedAt', 'p.changed_at as changedAt'])
    .select(['p.on_site as onSite', 'p.is_demo as isDemo'])
    .where('p.authority_id', '=', authorityId)
    .where('p.withdrawn_at', 'is', null);
}

/** What was signed off for a channel, may be put out there by now, and changed since then or is among `ids`; the newest
 *  first.
 *  @param limit of it at most */
export function textsOnChannel(
  db: Db,
  authorityId: number,
  channel: Channel,
  { since, now, ids, limit }: { since: Date; now: Date; ids: readonly number[]; limit: number },
): Promise<ChannelText[]> {
  return publicTexts(db, authorityId)
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .where(sql<SqlBool>`p.published_at + make_interval(hours => c.embargo_hours) <= ${now}`)
    .where(sql<SqlBool>`${channel} = any(r.channels)`)
    .where((eb) => eb.or([eb('p.changed_at', '>=', since), sql<SqlBool>`p.document_id = any(${[...ids]}::bigint[])`]))
    .orderBy('p.changed_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .limit(limit)
    .execute();
}

/** These documents as far as they are public, on the site or on this channel; in no particular order. */
export async function publicTextsFor(
  db: Db,
  authorityId: number,
  channel: Channel,
  ids: readonly number[],
): Promise<ChannelText[]> {
  if (ids.length === 0) return [];
  return publicTexts(db, authorityId)
    .where(sql<SqlBool>`p.document_id = any(${[...ids]}::bigint[])`)
    .where((eb) => eb.or([eb('p.on_site', '=', true), sql<SqlBool>`${channel} = any(r.channels)`]))
    .execute();
}
