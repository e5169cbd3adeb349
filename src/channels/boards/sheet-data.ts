import { authorityById, sitePlaceOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { paperDate } from '../../platform/papers/index.ts';
import { documentById, revisionById } from '../../publishing/index.ts';
import { type Posting, postingsOf } from '../contacts/postings.ts';
import { isPlaced, kindName, type Placed } from '../contacts/rules.ts';
import type { Paper } from '../contacts/tables.ts';
import { deliveryById } from '../deliveries/store.ts';
import type { Sheet, SheetNotice } from './sheet.ts';
import { boardTerm, endsOn } from './term.ts';

export interface SheetAsked {
  authorityId: number;
  /** in their order */
  deliveryIds: readonly number[];
  paper: Paper;
  /** first day of what does not hang yet, YYYY-MM-DD */
  from: string;
  /** 'https://host' by which this was asked for: where a site without a host of its own stands */
  origin: string;
}

/** What stands on a sheet: of each the text that the public sees now. Other authorities' deliveries, and what is not for
 *  boards or not public, are left out. */
export async function sheetOf(db: Db, asked: SheetAsked): Promise<Sheet> {
  const authority = (await authorityById(db, asked.authorityId))!;
  const place = await sitePlaceOf(db, authority);
  const protocol = /^https?:/.exec(asked.origin)?.[0] ?? 'https:';
  const site = place && `${place.host === null ? asked.origin : `${protocol}//${place.host}`}${place.base}`;
  const found: { notice: SheetNotice; channel: Placed }[] = [];
  for (const id of asked.deliveryIds) {
    const one = await noticeOf(db, asked, id, site);
    if (one) found.push(one);
  }
  return {
    paper: asked.paper,
    board: kindName(found[0]?.channel ?? 'board'),
    authority: authority.name,
    telephone: authority.contact.telephone ?? '',
    isDemo: authority.isDemo,
    notices: found.map(({ notice }) => notice),
  };
}

async function noticeOf(db: Db, { authorityId, from }: SheetAsked, id: number, site: string | undefined) {
  const delivery = await deliveryById(db, id);
  if (!delivery || delivery.authorityId !== authorityId || delivery.documentId === null) return undefined;
  const { channel, documentId } = delivery;
  if (!isPlaced(channel) || channel === 'groups') return undefined;
  const publication = await db
    .selectFrom('publications as p')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.revision_id as revisionId', 'p.on_site as onSite', 'o.name as office'])
    .where('p.document_id', '=', documentId)
    .where('p.withdrawn_at', 'is', null)
    .executeTakeFirst();
  const revisionId = publication?.revisionId ?? (await documentById(db, documentId))?.revisionId;
  const revision = publication && revisionId ? await revisionById(db, revisionId) : undefined;
  if (!publication || !revision) return undefined;
  const up = (await postingsOf(db, id)).find(({ state }) => state === 'up');
  const notice: SheetNotice = {
    title: revision.title,
    documentNumber: revision.documentNumber,
    bodyHtml: revision.bodyHtml,
    attachments: revision.attachments.map(({ name }) => name),
    term: await termWords(db, up, { from, columnId: delivery.columnId }),
    office: publication.office,
    address: site && publication.onSite ? `${site}/documents/${documentId}` : '',
  };
  return { notice, channel };
}

async function termWords(db: Db, up: Posting | undefined, next: { from: string; columnId: number | null }) {
  const [from, to] = up?.endsOn
    ? [up.postedOn!, up.endsOn]
    : [next.from, endsOn(next.from, await boardTerm(db, next.columnId))];
  return `${paperDate(from)}至${paperDate(to)}`;
}
