import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Orientation, Shown, TerminalKind } from '../tables.ts';

/** A screen or kiosk that was signed in. */
export interface Terminal {
  id: number;
  authorityId: number;
  kind: TerminalKind;
  name: string;
  place: string;
  orientation: Orientation;
  registeredAt: Date;
  registeredBy: string;
  shutOutAt: Date | null;
  shutOutBy: string;
  seenAt: Date | null;
  version: string;
  /** what it showed, in words */
  shows: string;
  /** version of the content that it was sent last */
  served: string;
  /** what may stand on it */
  carries: Shown[];
  isDemo: boolean;
  /** of a device of the demonstration, behind which nothing stands: when they were as they are told; null: it is a real one */
  stoodAt: Date | null;
}

function terminals(db: Db) {
  return db
    .selectFrom('terminals')
    .select(['id', 'authority_id as authorityId', 'kind', 'name', 'place', 'orientation'])
    .select(['registered_at as registeredAt', 'registered_by as registeredBy'])
    .select(['shut_out_at as shutOutAt', 'shut_out_by as shutOutBy', 'seen_at as seenAt'])
    .select(['version', 'shows', 'served', 'carries', 'is_demo as isDemo'])
    .select(
      sql<Date | null>`case when is_demo then (select max(o.seen_at) from terminals o
        where o.authority_id = terminals.authority_id and o.is_demo) end`.as('stoodAt'),
    );
}

/** Those that are not shut out, screens first, by name. */
export function terminalsOf(db: Db, authorityId: number, kind?: TerminalKind): Promise<Terminal[]> {
  return terminals(db)
    .where('authority_id', '=', authorityId)
    .where('shut_out_at', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('kind', 'desc')
    .orderBy('name')
    .execute();
}

/** Those that were shut out, the newest first. */
export function formerTerminals(db: Db, authorityId: number, limit: number): Promise<Terminal[]> {
  return terminals(db)
    .where('authority_id', '=', authorityId)
    .where('shut_out_at', 'is not', null)
    .orderBy('shut_out_at', 'desc')
    .limit(limit)
    .execute();
}

/** The device whose browser holds this token; undefined: none, or it was shut out. */
export function terminalByToken(db: Db, authorityId: number, tokenHash: Buffer): Promise<Terminal | undefined> {
  return terminals(db)
    .where('authority_id', '=', authorityId)
    .where('token_hash', '=', tokenHash)
    .where('shut_out_at', 'is', null)
    .executeTakeFirst();
}

export function terminalById(db: Db, authorityId: number, id: number): Promise<Terminal | undefined> {
  return terminals(db).where('authority_id', '=', authorityId).where('id', '=', id).executeTakeFirst();
}

/** The device, held until the transaction ends. */
export function lockTerminal(tx: Tx, authorityId: number, id: number): Promise<Terminal | undefined> {
  return terminals(tx).where('authority_id', '=', authorityId).where('id', '=', id).forUpdate().executeTakeFirst();
}

interface NewTerminal {
  authorityId: number;
  kind: TerminalKind;
  name: string;
  place: string;
  orientation: Orientation;
}

export async function insertTerminal(tx: Tx, given: NewTerminal, by: string, at: Date): Promise<number> {
  const { authorityId, ...same } = given;
  const { id } = await tx
    .insertInto('terminals')
    .values({ ...same, authority_id: authorityId, registered_at: at, registered_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface Changed {
  name?: string;
  place?: string;
  orientation?: Orientation;
  token_hash?: Buffer | null;
  shut_out_at?: Date;
  shut_out_by?: string;
  served?: string;
  carries?: string;
}

export async function changeTerminal(db: Db, id: number, changed: Changed): Promise<void> {
  await db.updateTable('terminals').set(changed).where('id', '=', id).execute();
}

/** What a device reported of itself. */
export async function noteReport(
  db: Db,
  id: number,
  { at, version, shows, carries }: { at: Date; version: string; shows: string; carries: readonly Shown[] },
): Promise<void> {
  await db
    .updateTable('terminals')
    .set({ seen_at: at, version, shows, carries: JSON.stringify(carries) })
    .where('id', '=', id)
    .execute();
}
