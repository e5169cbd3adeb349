import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { ActKind } from './kinds.ts';

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
  /** where the evidence can be looked up */
  link: string;
  evidence: { hash: string; name: string } | null;
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

/** 规范性文件 that the platform's own documents do not hold. The opening balance counts from the day before which there are
 *  no books: entered for 1 January it is also the balance of the 31 December before, so that the year it opens reconciles. */
export async function declaredDocuments(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ issued: number; repealed: number; effective: number }> {
  const [from, to] = span(year);
  const { rows } = await sql<{ issued: number; repealed: number; effective: number }>`
    select coalesce(sum(count) filter (where kind = 'documentIssued' and happened_on >= ${from}), 0)::int as issued,
      coalesce(sum(count) filter (where kind = 'documentRepealed' and happened_on >= ${from}), 0)::int as repealed,
      coalesce(sum(case kind when 'documentRepealed' then -count else count end), 0)::int as effective
    from declared_acts
    where authority_id = ${authorityId} and removed_at is null
      and (kind in ('documentIssued', 'documentRepealed') and happened_on <= ${to}
        or kind = 'documentOpening' and happened_on <= ${`${year + 1}-01-01`})`.execute(db);
  return rows[0]!;
}

/** The entries behind those figures. */
export async function documentActs(
  db: Db,
  authorityId: number,
  year: number,
  figure: 'issued' | 'repealed' | 'effective',
): Promise<DeclaredAct[]> {
  const kinds: ActKind[] = {
    issued: ['documentIssued' as const],
    repealed: ['documentRepealed' as const],
    effective: ['documentOpening' as const, 'documentIssued' as const, 'documentRepealed' as const],
  }[figure];
  const rows = await acts(db)
    .where('a.authority_id', '=', authorityId)
    .where('a.removed_at', 'is', null)
    .where('a.kind', 'in', kinds)
    .where('a.happened_on', '>=', figure === 'effective' ? '1949-10-01' : `${year}-01-01`)
    .where((eb) =>
      eb.or([
        eb('a.happened_on', '<=', `${year}-12-31`),
        eb.and([eb('a.kind', '=', 'documentOpening'), eb('a.happened_on', '=', `${year + 1}-01-01`)]),
      ]),
    )
    .orderBy('a.happened_on')
    .orderBy('a.id')
    .execute();
  return rows.map(toAct);
}

function acts(db: Db) {
  return db
    .selectFrom('declared_acts as a')
    .innerJoin('offices as o', 'o.id', 'a.office_id')
    .select(['a.id', 'a.kind', 'a.office_id as officeId', 'o.name as office', 'a.happened_on as happenedOn', 'a.count'])
    .select(['a.amount_fen as amountFen', 'a.title', 'a.source', 'a.recorded_by as recordedBy', 'a.version'])
    .select(['a.recorded_at as recordedAt', 'a.removed_at as removedAt', 'a.removed_reason as removedReason'])
    .select(['a.link', 'a.evidence_hash', 'a.evidence_name']);
}

type Row = Omit<DeclaredAct, 'evidence'> & { evidence_hash: string | null; evidence_name: string };
const toAct = ({ evidence_hash: hash, evidence_name: name, ...act }: Row): DeclaredAct => ({
  ...act,
  evidence: hash === null ? null : { hash, name },
});

/** A year's entries in order of date, removed ones too; of one kind when told. */
export async function actsOf(db: Db, authorityId: number, year: number, kind?: ActKind): Promise<DeclaredAct[]> {
  const [from, to] = span(year);
  let query = acts(db)
    .where('a.authority_id', '=', authorityId)
    .where('a.happened_on', '>=', from)
    .where('a.happened_on', '<=', to);
  if (kind) query = query.where('a.kind', '=', kind);
  return (await query.orderBy('a.happened_on').orderBy('a.id').execute()).map(toAct);
}

export async function actById(db: Db, authorityId: number, id: number): Promise<DeclaredAct | undefined> {
  const row = await acts(db).where('a.authority_id', '=', authorityId).where('a.id', '=', id).executeTakeFirst();
  return row && toAct(row);
}

/** Waits for others who change the same entry. */
export async function lockAct(db: Tx, authorityId: number, id: number): Promise<DeclaredAct | undefined> {
  const query = acts(db).where('a.authority_id', '=', authorityId).where('a.id', '=', id).forUpdate('a');
  const row = await query.executeTakeFirst();
  return row && toAct(row);
}

export interface ActValues {
  kind: ActKind;
  happenedOn: string;
  count: number;
  amountFen: number;
  title: string;
  source: string;
  link: string;
  /** undefined: none was brought, an earlier one stays */
  evidence?: { hash: string; name: string } | undefined;
}

const columns = (act: ActValues) => ({
  kind: act.kind,
  happened_on: act.happenedOn,
  count: act.count,
  amount_fen: act.amountFen,
  title: act.title,
  source: act.source,
  link: act.link,
  ...(act.evidence && { evidence_hash: act.evidence.hash, evidence_name: act.evidence.name }),
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

/** A correction of an entry: what stood there before and after, why, by whom. */
export interface ActChange {
  actId: number;
  at: Date;
  by: string;
  reason: string;
  before: Partial<ActValues>;
  after: Partial<ActValues>;
}

/** The corrections of entries, oldest first, as the audit log keeps them. */
export async function changesOf(db: Db, actIds: readonly number[]): Promise<ActChange[]> {
  if (actIds.length === 0) return [];
  const rows = await db
    .selectFrom('audit_log')
    .select(['at', 'actor', 'subject', 'detail'])
    .where('action', '=', 'annualReport.correctAct')
    .where(
      'subject',
      'in',
      actIds.map((id) => `declared-act:${id}`),
    )
    .orderBy('seq')
    .execute();
  return rows.map(({ at, actor, subject, detail }) => {
    const told = detail as Pick<ActChange, 'reason' | 'before' | 'after'>;
    return { actId: Number(subject.slice('declared-act:'.length)), at, by: actor, ...told };
  });
}
