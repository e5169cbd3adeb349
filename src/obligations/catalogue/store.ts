import type { Db, Tx } from '../../platform/database/index.ts';
import type { ObligationContent } from './content.ts';

/** An obligation by the version that was entered last. */
export interface Obligation {
  id: number;
  position: number;
  /** of its last version */
  number: number;
  versionId: number;
  content: ObligationContent;
  /** 'YYYY-MM-DD' */
  from: string;
  ended: boolean;
  remark: string;
  setBy: string;
  setAt: Date;
}

const base = (db: Db) =>
  db
    .selectFrom('obligations as b')
    .innerJoin('obligation_versions as v', (join) =>
      join.onRef('v.obligation_id', '=', 'b.id').onRef('v.number', '=', 'b.number'),
    )
    .select(['b.id', 'b.position', 'b.number', 'v.id as versionId', 'v.content', 'v.holds_from as from', 'v.ended'])
    .select(['v.remark', 'v.set_by as setBy', 'v.set_at as setAt']);

/** The catalogue of an authority in its order; what ended stands in it too. */
export function obligationsOf(db: Db, authorityId: number): Promise<Obligation[]> {
  return base(db).where('b.authority_id', '=', authorityId).orderBy('b.position').orderBy('b.id').execute();
}

export function obligationById(db: Db, authorityId: number, id: number): Promise<Obligation | undefined> {
  return base(db).where('b.authority_id', '=', authorityId).where('b.id', '=', id).executeTakeFirst();
}

/** The obligation, held until the transaction ends. */
export async function lockObligation(tx: Tx, authorityId: number, id: number): Promise<Obligation | undefined> {
  await tx.selectFrom('obligations').select('id').where('id', '=', id).forUpdate().execute();
  return obligationById(tx, authorityId, id);
}

/** One version of it, as it was entered. */
export interface ObligationEntry {
  id: number;
  number: number;
  content: ObligationContent;
  from: string;
  ended: boolean;
  remark: string;
  setBy: string;
  setAt: Date;
}

/** All versions, the newest first. */
export function versionsOf(db: Db, obligationId: number): Promise<ObligationEntry[]> {
  return db
    .selectFrom('obligation_versions')
    .select(['id', 'number', 'content', 'holds_from as from', 'ended', 'remark', 'set_by as setBy', 'set_at as setAt'])
    .where('obligation_id', '=', obligationId)
    .orderBy('number', 'desc')
    .execute();
}

export interface NewVersion {
  content: ObligationContent;
  from: string;
  ended?: boolean;
  remark: string;
  by: string;
  at: Date;
}

/** Writes an obligation with its first version; it stands last. @param startedFrom entry of the start list, or '' */
export async function insertObligation(
  tx: Tx,
  authorityId: number,
  version: NewVersion,
  startedFrom = '',
): Promise<number> {
  const last = await tx
    .selectFrom('obligations')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('obligations')
    .values({ authority_id: authorityId, position: (last?.position ?? 0) + 1, started_from: startedFrom })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addVersion(tx, authorityId, id, version);
  return id;
}

/** Writes the next version of an obligation, which the caller holds. */
export async function addVersion(tx: Tx, authorityId: number, id: number, version: NewVersion): Promise<number> {
  const { number } = await tx
    .updateTable('obligations')
    .set((eb) => ({ number: eb('number', '+', 1) }))
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirstOrThrow();
  const { content, from, ended = false, remark, by, at } = version;
  const row = await tx
    .insertInto('obligation_versions')
    .values({
      ...{ obligation_id: id, authority_id: authorityId, number, content: JSON.stringify(content), holds_from: from },
      ...{ ended, remark, set_by: by, set_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Entries of the start list that are in the catalogue. */
export async function startedFrom(db: Db, authorityId: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('obligations')
    .select('started_from')
    .where('authority_id', '=', authorityId)
    .where('started_from', '<>', '')
    .execute();
  return new Set(rows.map((row) => row.started_from));
}
