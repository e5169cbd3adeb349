import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database/index.ts';
import type { ActKind } from './tables.ts';

/** One entry of the ledger of what no other book counts. */
export interface DeclaredAct {
  id: number;
  kind: ActKind;
  officeId: number;
  office: string;
  happenedOn: string;
  count: number;
  amountFen: number;
  title: string;
  source: string;
  recordedBy: string;
  recordedAt: Date;
  version: number;
  removedAt: Date | null;
  removedReason: string;
}

const span = (year: number): [string, string] => [`${year}-01-01`, `${year}-12-31`];

/** Totals of a year by kind. @returns fen as text: a sum may exceed a double */
export async function declaredTotals(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ kind: ActKind; count: number; fen: string }[]> {
  const [from, to] = span(year);
  const { rows } = await sql<{ kind: ActKind; count: number; fen: string }>`
    select kind, sum(count)::bigint as count, sum(amount_fen)::text as fen from declared_acts
    where authority_id = ${authorityId} and happened_on between ${from} and ${to} and removed_at is null
    group by kind`.execute(db);
  return rows;
}

function acts(db: Db) {
  return db
    .selectFrom('declared_acts as a')
    .innerJoin('offices as o', 'o.id', 'a.office_id')
    .select(['a.id', 'a.kind', 'a.office_id as officeId', 'o.name as office', 'a.happened_on as happenedOn', 'a.count'])
    .select(['a.amount_fen as amountFen', 'a.title', 'a.source', 'a.recorded_by as recordedBy', 'a.version'])
    .select(['a.recorded_at as recordedAt', 'a.removed_at as removedAt', 'a.removed_reason as removedReason']);
}

/** A year's entries in order of date, removed ones too; of one kind when told. */
export async function actsOf(db: Db, authorityId: number, year: number, kind?: ActKind): Promise<DeclaredAct[]> {
  const [from, to] = span(year);
  let query = acts(db)
    .where('a.authority_id', '=', authorityId)
    .where('a.happened_on', '>=', from)
    .where('a.happened_on', '<=', to);
  if (kind) query = query.where('a.kind', '=', kind);
  return query.orderBy('a.happened_on').orderBy('a.id').execute();
}

export function actById(db: Db, authorityId: number, id: number): Promise<DeclaredAct | undefined> {
  return acts(db).where('a.authority_id', '=', authorityId).where('a.id', '=', id).executeTakeFirst();
}

/** Waits for others who change the same entry. */
export async function lockAct(db: Tx, authorityId: number, id: number): Promise<DeclaredAct | undefined> {
  return acts(db).where('a.authority_id', '=', authorityId).where('a.id', '=', id).forUpdate('a').executeTakeFirst();
}

export interface ActValues {
  kind: ActKind;
  happenedOn: string;
  count: number;
  amountFen: number;
  title: string;
  source: string;
}

const columns = (act: ActValues) => ({
  kind: act.kind,
  happened_on: act.happenedOn,
  count: act.count,
  amount_fen: act.amountFen,
  title: act.title,
  source: act.source,
});

export async function insertAct(
  db: Tx,
  of: { authorityId: number; officeId: number; by: string; at: Date },
  act: ActValues,
): Promise<number> {
  const { id } = await db
    .insertInto('declared_acts')
    .values({
      ...columns(act),
      authority_id: of.authorityId,
      office_id: of.officeId,
      recorded_by: of.by,
      recorded_at: of.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function updateAct(db: Tx, id: number, by: { name: string; at: Date }, act: ActValues) {
  return db
    .updateTable('declared_acts')
    .set((eb) => ({ ...columns(act), recorded_by: by.name, recorded_at: by.at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export function markRemoved(db: Tx, id: number, at: Date, reason: string) {
  return db
    .updateTable('declared_acts')
    .set((eb) => ({ removed_at: at, removed_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
