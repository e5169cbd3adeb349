import { sql } from 'kysely';
import type { Channel } from '../../law/index.ts';
import { type Db, prepared, type Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { DeliveryState, FollowUp } from '../tables.ts';
import { type Evidence, evidenceOf } from './proofs.ts';
import type { Standing } from './rules.ts';

/** One piece of information on one channel. */
export interface Delivery extends Standing {
  title: string;
  columnId: number | null;
  articleItem: string | null;
  plannedAt: Date;
  /** set when confirmed: the day, and so the year, in which it counts */
  deliveredOn: string | null;
  url: string;
  note: string;
  evidence: Evidence[];
  failure: string;
  importId: number | null;
  recordedBy: string;
  followUpSince: Date | null;
  /** 'YYYY-MM-DD' since when it stands no more where it was put out; null: nothing was taken down */
  takenDownOn: string | null;
}

export function base(db: Db) {
  return db
    .selectFrom('deliveries as d')
    .select(['d.id', 'd.authority_id as authorityId', 'd.office_id as officeId', 'd.document_id as documentId'])
    .select('d.given_to as givenTo')
    .select(['d.channel', 'd.state', 'd.title', 'd.column_id as columnId', 'd.article_item as articleItem'])
    .select([
      'd.formed_on as formedOn',
      'd.planned_at as plannedAt',
      'd.delivered_on as deliveredOn',
      'd.url',
      'd.note',
    ])
    .select(['d.failure', evidenceOf.as('evidence')])
    .select(['d.import_id as importId', 'd.recorded_by as recordedBy'])
    .select(['d.follow_up as followUp', 'd.follow_up_since as followUpSince', 'd.taken_down_on as takenDownOn']);
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>;

export function toDelivery(row: Row): Delivery {
  return { ...row, plannedOn: dayOf(row.plannedAt) };
}

export async function deliveryById(db: Db, id: number): Promise<Delivery | undefined> {
  const row = await base(db).where('d.id', '=', id).executeTakeFirst();
  return row && toDelivery(row);
}

/** The delivery, held until the transaction ends. */
export async function lockDelivery(tx: Tx, id: number): Promise<Delivery | undefined> {
  const row = await base(tx).where('d.id', '=', id).forUpdate().executeTakeFirst();
  return row && toDelivery(row);
}

/** Several, each held until the transaction ends, in the order in which everybody holds them. */
export async function lockDeliveries(tx: Tx, ids: readonly number[]): Promise<Delivery[]> {
  const held = base(tx)
    .where('d.id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('d.id')
    .forUpdate();
  return (await prepared(tx, held)).map(toDelivery);
}

/** All deliveries of a document, held until the transaction ends, in the order in which they were planned. */
export async function lockDeliveriesOf(tx: Tx, documentId: number): Promise<Delivery[]> {
  return (await base(tx).where('d.document_id', '=', documentId).orderBy('d.id').forUpdate().execute()).map(toDelivery);
}

/** What stands where, for a document's page in the console. */
export async function deliveriesOf(db: Db, documentId: number): Promise<Delivery[]> {
  return (await base(db).where('d.document_id', '=', documentId).orderBy('d.id').execute()).map(toDelivery);
}

interface Changed {
  state?: DeliveryState;
  title?: string;
  channel?: Channel;
  office_id?: number;
  column_id?: number | null;
  article_item?: string | null;
  formed_on?: string | null;
  delivered_on?: string | null;
  url?: string;
  note?: string;
  failure?: string;
  recorded_by?: string;
  row_key?: null;
  follow_up?: FollowUp | null;
  follow_up_since?: Date | null;
  taken_down_on?: string | null;
}

export async function changeDelivery(tx: Tx, id: number, changed: Changed): Promise<void> {
  await prepared(tx, tx.updateTable('deliveries').set(changed).where('id', '=', id));
}

/** A document's data, as far as it stands in the ledger; follows the document. */
export interface Told {
  officeId: number;
  title: string;
  columnId: number | null;
  articleItem: string | null;
  formedOn: string | null;
}

export async function retell(tx: Tx, documentId: number, told: Told): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({
      office_id: told.officeId,
      title: told.title,
      column_id: told.columnId,
      article_item: told.articleItem,
      formed_on: told.formedOn,
    })
    .where('document_id', '=', documentId)
    .execute();
}

export interface NewDelivery extends Told {
  authorityId: number;
  documentId: number | null;
  channel: Channel;
  plannedAt: Date;
  /** set: it is out already */
  deliveredOn: string | null;
  url?: string;
  note?: string;
  recordedBy?: string;
  isDemo?: boolean;
}

export async function insertDelivery(tx: Tx, given: NewDelivery): Promise<number> {
  const { id } = await tx
    .insertInto('deliveries')
    .values({
      authority_id: given.authorityId,
      office_id: given.officeId,
      document_id: given.documentId,
      channel: given.channel,
      state: given.deliveredOn ? 'confirmed' : 'planned',
      title: given.title,
      column_id: given.columnId,
      article_item: given.articleItem,
      formed_on: given.formedOn,
      planned_at: given.plannedAt,
      delivered_on: given.deliveredOn,
      url: given.url ?? '',
      note: given.note ?? '',
      recorded_by: given.recordedBy ?? '',
      is_demo: given.isDemo ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Media type of a stored file. */
export async function mediaTypeOf(db: Db, hash: string): Promise<string> {
  const file = await db.selectFrom('files').select('media_type').where('hash', '=', hash).executeTakeFirst();
  return file?.media_type ?? 'application/octet-stream';
}

/** 'YYYY-MM-DD' in China of planned_at, in SQL. */
export const plannedOn = sql<string>`(d.planned_at at time zone 'Asia/Shanghai')::date`;
