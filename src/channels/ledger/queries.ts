import { type SelectQueryBuilder, sql } from 'kysely';
import type { Channel } from '../../law/index.ts';
import { type Db, literally, type Tables } from '../../platform/database/index.ts';
import { isSlow } from '../deliveries/punctual.ts';
import { base, type Delivery, plannedOn, toDelivery } from '../deliveries/store.ts';
import { isLate } from '../deliveries/timeliness.ts';
import { type LedgerFilter, periodOf } from './filter.ts';

export const PAGE = 50;
/** Further back a narrower filter is quicker for everybody. */
export const PAGES = 2000;

export type Rows<O> = SelectQueryBuilder<Tables & { d: Tables['deliveries'] }, 'd', O>;
type Late = Awaited<ReturnType<typeof isLate>>;

/** What depends on working days is reckoned once for the filter. */
export async function lateness(db: Db, authorityId: number, filter: LedgerFilter): Promise<Late | undefined> {
  if (filter.state === 'slow') return isSlow(db, authorityId, periodOf(filter));
  return filter.state === 'late' ? isLate(db, [authorityId], periodOf(filter)) : undefined;
}

/** Still to be put out, heard of, replaced or taken down, for rows `d`. */
const isOpen = sql<boolean>`(d.state in ('planned', 'sending', 'sent', 'failed') or d.follow_up is not null)`;

/** The rows that a filter means. @param late what `lateness` says */
export function narrow<O>(query: Rows<O>, authorityId: number, filter: LedgerFilter, late: Late | undefined): Rows<O> {
  let rows = query.where('d.authority_id', '=', authorityId);
  const state = filter.state ?? 'confirmed';
  if (state === 'followUp') rows = rows.where('d.follow_up', 'is not', null);
  else if (state === 'open') rows = rows.where(isOpen);
  else if (state === 'late' || state === 'slow') rows = rows.where(late!);
  else if (state !== 'all') rows = rows.where('d.state', '=', state);
  if (filter.channel) rows = rows.where('d.channel', '=', filter.channel);
  if (filter.officeId) rows = rows.where('d.office_id', '=', filter.officeId);
  if (filter.columnId === 'none') rows = rows.where('d.column_id', 'is', null);
  else if (filter.columnId) rows = rows.where('d.column_id', '=', filter.columnId);
  if (filter.articleItem === 'none') rows = rows.where('d.article_item', 'is', null);
  else if (filter.articleItem) rows = rows.where('d.article_item', '=', filter.articleItem);
  if (filter.importId) rows = rows.where('d.import_id', '=', filter.importId);
  for (const word of filter.words?.split(/\s+/) ?? []) rows = rows.where('d.title', 'ilike', `%${literally(word)}%`);
  const period = periodOf(filter);
  if (!period) return rows;
  // What is not out yet belongs to the time in which it was planned.
  return ['confirmed', 'followUp', 'late', 'slow'].includes(state)
    ? rows.where('d.delivered_on', '>=', period[0]).where('d.delivered_on', '<=', period[1])
    : rows.where(sql<boolean>`coalesce(d.delivered_on, ${plannedOn}) between ${period[0]} and ${period[1]}`);
}

/** One page of the ledger, newest first. @param page from 1 */
export async function ledgerPage(db: Db, authorityId: number, filter: LedgerFilter, page: number): Promise<Delivery[]> {
  const late = await lateness(db, authorityId, filter);
  const rows = await narrow(base(db) as Rows<Delivery>, authorityId, filter, late)
    .orderBy(sql`d.delivered_on desc nulls last`)
    .orderBy('d.id', 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
  return rows.map(toDelivery);
}

/** Rows of each channel that the filter, whatever its channel, matches. */
export async function ledgerFigures(db: Db, authorityId: number, filter: LedgerFilter): Promise<Map<Channel, number>> {
  const { channel: _, ...others } = filter;
  const late = await lateness(db, authorityId, filter);
  const rows = await narrow(db.selectFrom('deliveries as d') as Rows<object>, authorityId, others, late)
    .select(({ fn }) => ['d.channel as channel', fn.countAll<number>().as('count')])
    .groupBy('d.channel')
    .execute();
  return new Map(rows.map((row) => [row.channel, row.count]));
}

/** The whole filtered ledger, newest first, in bundles, without holding it in memory. */
export async function* ledgerBundles(
  db: Db,
  authorityId: number,
  filter: LedgerFilter,
  size = 1000,
): AsyncGenerator<Delivery[]> {
  const late = await lateness(db, authorityId, filter);
  const rows = () => narrow(base(db) as Rows<Delivery>, authorityId, filter, late).limit(size);
  for (const out of [true, false]) {
    let last: Delivery | undefined;
    for (;;) {
      let query = rows().where('d.delivered_on', out ? 'is not' : 'is', null);
      if (last && out)
        query = query
          .where('d.delivered_on', '<=', last.deliveredOn)
          .where(sql<boolean>`(d.delivered_on < ${last.deliveredOn} or d.id < ${last.id})`);
      else if (last) query = query.where('d.id', '<', last.id);
      if (out) query = query.orderBy('d.delivered_on', 'desc');
      const bundle = (await query.orderBy('d.id', 'desc').execute()).map(toDelivery);
      if (bundle.length) yield bundle;
      if (bundle.length < size) break;
      last = bundle.at(-1);
    }
  }
}
