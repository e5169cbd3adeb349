import { authorityById, sitePlaceOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Posting } from '../contacts/postings.ts';
import type { Todo } from '../contacts/tables.ts';
import { codeOf } from './links.ts';

/** What is forwarded into a group. */
export interface Share {
  title: string;
  summary: string;
  authority: string;
  office: string;
  /** YYYY-MM-DD on which it was made public */
  day: string;
  /** whole address of the short link; '': there is no site */
  address: string;
}

const MOST = 90;

/** @param origin 'https://host' by which this was asked for: where a site without a host of its own stands */
export async function shareOf(db: Db, posting: Posting, origin: string): Promise<Share | undefined> {
  if (posting.documentId === null) return undefined;
  const authority = (await authorityById(db, posting.authorityId))!;
  const place = await sitePlaceOf(db, authority);
  const row = await db
    .selectFrom('publications as p')
    .innerJoin('revisions as r', 'r.id', 'p.revision_id')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select([
      'r.title',
      'r.summary',
      'r.body_text as text',
      'p.published_at as at',
      'o.name as office',
      'p.on_site as onSite',
    ])
    .where('p.document_id', '=', posting.documentId)
    .executeTakeFirst();
  if (!row) return undefined;
  const code = await codeOf(db, posting.id);
  const host = place && (place.host === null ? origin : `${/^https?:/.exec(origin)?.[0] ?? 'https:'}//${place.host}`);
  const words = (row.summary || row.text).replace(/\s+/g, ' ').trim();
  return {
    title: row.title,
    summary: words.length > MOST ? `${words.slice(0, MOST).toWellFormed()}…` : words,
    authority: authority.shortName,
    office: row.office,
    day: dayOf(row.at),
    address: host && place && code && row.onSite ? `${host}${place.base}/s/${code}` : '',
  };
}

/** What a contact copies into the group. */
export function shareText({ title, summary, authority, address }: Share, what: Todo): string {
  if (what === 'takeDown')
    return `【${authority}】此前转发的“${title}”已撤下，请以网站公开的为准，不要再转发。${address && `\n${address}`}`;
  const head =
    what === 'replace'
      ? `【${authority}　更正】${title}\n内容有更正，请以这里的为准。`
      : `【${authority}】${title}\n${summary}`;
  return [head, address].filter(Boolean).join('\n');
}
