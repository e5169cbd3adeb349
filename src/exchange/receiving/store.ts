import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { DocumentStanding } from '../protocol/shapes.ts';
import type { Ended } from '../tables.ts';

/** A document that a supplier sent, as the books hold it. */
export interface Supplied {
  supplierId: number;
  key: string;
  version: number;
  digest: string;
  documentId: number;
  ended: Ended | null;
  endedReason: string;
}

const columns = [
  ...(['supplier_id as supplierId', 'key', 'version', 'digest', 'document_id as documentId', 'ended'] as const),
  'ended_reason as endedReason',
] as const;

export function suppliedByKey(db: Db | Tx, supplierId: number, key: string): Promise<Supplied | undefined> {
  return db
    .selectFrom('supplied_documents')
    .select(columns)
    .where('supplier_id', '=', supplierId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export function suppliedOf(db: Db | Tx, documentId: number): Promise<Supplied | undefined> {
  return db.selectFrom('supplied_documents').select(columns).where('document_id', '=', documentId).executeTakeFirst();
}

/** A line of what a supplier sent, for the console. */
export interface SuppliedLine {
  documentId: number;
  title: string;
  columnName: string;
  state: DocumentStanding['state'];
  reason: string;
  changedAt: Date;
}

const state = sql<DocumentStanding['state']>`case when s.ended is not null then s.ended
  when p.document_id is not null and p.withdrawn_at is null then 'public' else 'waiting' end`;

interface Row extends Omit<DocumentStanding, 'address'> {
  documentId: number;
  changed: number;
}

function standings(db: Db, supplierId: number) {
  return db
    .selectFrom('supplied_documents as s')
    .leftJoin('publications as p', 'p.document_id', 's.document_id')
    .select(['s.key', 's.version', 's.document_id as documentId', 's.ended_reason as reason', 's.changed'])
    .select(state.as('state'))
    .where('s.supplier_id', '=', supplierId);
}

const toStanding = ({ documentId, changed: _, ...row }: Row, site: string): DocumentStanding => ({
  ...row,
  address: row.state === 'public' ? `${site}/documents/${documentId}` : '',
});

/** What became of a document. @param site before the addresses of its pages */
export async function standingOf(
  db: Db,
  supplierId: number,
  key: string,
  site: string,
): Promise<DocumentStanding | undefined> {
  const row = await standings(db, supplierId).where('s.key', '=', key).executeTakeFirst();
  return row && toStanding(row, site);
}

/** At most so many changes are told at once. */
const MOST = 200;

/** What changed after a count, in order. */
export async function standingsAfter(
  db: Db,
  supplierId: number,
  after: number,
  site: string,
): Promise<{ documents: DocumentStanding[]; next: number }> {
  const rows = await standings(db, supplierId)
    .where('s.changed', '>', after)
    .orderBy('s.changed')
    .limit(MOST)
    .execute();
  return { documents: rows.map((row) => toStanding(row, site)), next: rows.at(-1)?.changed ?? after };
}

/** The newest of a supplier's, and how many they are in each state. */
export async function suppliedBy(db: Db, supplierId: number): Promise<SuppliedLine[]> {
  return db
    .selectFrom('supplied_documents as s')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .leftJoin('publications as p', 'p.document_id', 's.document_id')
    .innerJoin('columns as c', 'c.id', 'r.column_id')
    .select(['s.document_id as documentId', 'r.title', 'c.name as columnName', 's.ended_reason as reason'])
    .select([sql<Date>`greatest(d.updated_at, p.changed_at)`.as('changedAt'), state.as('state')])
    .where('s.supplier_id', '=', supplierId)
    .orderBy('s.changed', 'desc')
    .limit(50)
    .execute();
}

export interface Counted {
  supplierId: number;
  waiting: number;
  shown: number;
  ended: number;
}

/** How many documents each supplier has here. */
export async function countSupplied(db: Db, authorityId: number): Promise<ReadonlyMap<number, Counted>> {
  const { rows } = await sql<Counted>`
    select s.supplier_id as "supplierId", (count(*) filter (where ${state} = 'waiting'))::int as waiting,
      (count(*) filter (where ${state} = 'public'))::int as shown,
      (count(*) filter (where s.ended is not null))::int as ended
    from supplied_documents s left join publications p on p.document_id = s.document_id
      join suppliers u on u.id = s.supplier_id
    where u.authority_id = ${authorityId} group by s.supplier_id`.execute(db);
  return new Map(rows.map((row) => [row.supplierId, row]));
}

/** Names of columns at the supplier under which documents came. */
export async function columnsSeen(db: Db, supplierId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('supplied_documents')
    .select('column_name as name')
    .distinct()
    .where('supplier_id', '=', supplierId)
    .where('column_name', '<>', '')
    .orderBy('column_name')
    .limit(100)
    .execute();
  return rows.map(({ name }) => name);
}
