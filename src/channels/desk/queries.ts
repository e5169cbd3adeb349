import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { actsFor } from '../deliveries/rules.ts';
import { base, type Delivery, toDelivery } from '../deliveries/store.ts';
import type { LedgerFilter } from '../ledger/filter.ts';
import { lateness, narrow, type Rows } from '../ledger/queries.ts';

export const PAGE = 30;
/** Further back a narrower filter is quicker. */
export const PAGES = 200;

/** A document with everything that becomes of it outside, by channel. */
export interface DeskRow {
  documentId: number;
  title: string;
  officeId: number;
  deliveries: readonly Delivery[];
}

/** One page of documents of which a delivery is meant by the filter, the newest first; each with all its deliveries. */
export async function deskPage(
  db: Db,
  authorityId: number,
  filter: LedgerFilter,
  page: number,
): Promise<{ rows: DeskRow[]; all: number }> {
  const late = await lateness(db, authorityId, filter);
  const meant = () =>
    narrow(db.selectFrom('deliveries as d') as Rows<object>, authorityId, filter, late).where(
      'd.document_id',
      'is not',
      null,
    );
  const { all } = await meant()
    .select(({ fn }) => fn.count<number>('d.document_id').distinct().as('all'))
    .executeTakeFirstOrThrow();
  const found = await meant()
    .select(['d.document_id as documentId', sql<Date>`max(d.planned_at)`.as('at')])
    .groupBy('d.document_id')
    .orderBy('at', 'desc')
    .orderBy('documentId', 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
  const ids = found.map(({ documentId }) => documentId!);
  const put = ids.length
    ? (await base(db).where('d.document_id', 'in', ids).orderBy('d.id').execute()).map(toDelivery)
    : [];
  const rows = ids.map((documentId) => {
    const deliveries = put.filter((one) => one.documentId === documentId);
    const { title, officeId } = deliveries.at(-1)!;
    return { documentId, title, officeId, deliveries };
  });
  return { rows, all };
}

/** What is to be replaced or taken down and still is not: how many, and since when the oldest. */
export async function chased(
  db: Db,
  who: Who,
): Promise<{ takeDown: number; replace: number; failed: number; since: Date | undefined }> {
  const rows = await db
    .selectFrom('deliveries as d')
    .select(['d.office_id as officeId', 'd.authority_id as authorityId', 'd.given_to as givenTo'])
    .select(['d.follow_up as followUp', 'd.follow_up_since as since'])
    .where('d.authority_id', '=', who.authorityId)
    .where((eb) => eb.or([eb('d.follow_up', 'is not', null), eb('d.state', '=', 'failed')]))
    .limit(5_000)
    .execute();
  const own = rows.filter((row) => actsFor(who, row));
  const since = own.flatMap((row) => (row.followUp === 'takeDown' && row.since ? [row.since.getTime()] : []));
  return {
    takeDown: own.filter(({ followUp }) => followUp === 'takeDown').length,
    replace: own.filter(({ followUp }) => followUp === 'replace').length,
    failed: own.filter(({ followUp }) => followUp === null).length,
    since: since.length ? new Date(Math.min(...since)) : undefined,
  };
}
