import type { Db, Tx } from '../platform/database/index.ts';
import type { BriefingState, Standing } from './rules.ts';
import type { Frozen, MonthFigures } from './text/figures.ts';
import type { Part } from './text/parts.ts';

/** 月报 of one authority and month. */
export interface Briefing extends Standing {
  id: number;
  authorityId: number;
  texts: Partial<Record<Part, string>>;
  begunName: string;
  begunAt: Date;
  editedName: string;
  editedAt: Date | null;
  handedName: string;
  handedAt: Date | null;
  returnedReason: string;
  returnedName: string;
  signedName: string;
  signedAt: Date | null;
  content: Frozen | null;
  figures: MonthFigures | null;
}

const base = (db: Db) =>
  db
    .selectFrom('briefings as b')
    .select(['b.id', 'b.authority_id as authorityId', 'b.month', 'b.state', 'b.version', 'b.texts'])
    .select(['b.begun_name as begunName', 'b.begun_at as begunAt', 'b.edited_name as editedName'])
    .select(['b.edited_at as editedAt', 'b.handed_by as handedBy', 'b.handed_name as handedName'])
    .select(['b.handed_at as handedAt', 'b.returned_reason as returnedReason', 'b.returned_name as returnedName'])
    .select([
      'b.signed_name as signedName',
      'b.signed_at as signedAt',
      'b.content',
      'b.figures',
      'b.sent_at as sentAt',
    ]);

/** All of an authority, the newest month first. */
export const briefingsOf = (db: Db, authorityId: number): Promise<Briefing[]> =>
  base(db).where('b.authority_id', '=', authorityId).orderBy('b.month', 'desc').execute();

export const briefingOf = (db: Db, authorityId: number, month: string): Promise<Briefing | undefined> =>
  base(db).where('b.authority_id', '=', authorityId).where('b.month', '=', month).executeTakeFirst();

/** Waits for others who take a step of the same one. */
export const lockBriefing = (tx: Tx, authorityId: number, month: string): Promise<Briefing | undefined> =>
  base(tx).where('b.authority_id', '=', authorityId).where('b.month', '=', month).forUpdate('b').executeTakeFirst();

/** Begins one. @returns false: there is one already */
export async function insertBriefing(
  tx: Tx,
  authorityId: number,
  month: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('briefings')
    .values({ authority_id: authorityId, month, state: 'drafting', begun_name: by, begun_at: at })
    .onConflict((oc) => oc.columns(['authority_id', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

interface Change {
  state?: BriefingState;
  texts?: string;
  edited_name?: string;
  edited_at?: Date;
  handed_by?: number | null;
  handed_name?: string;
  handed_at?: Date | null;
  returned_reason?: string;
  returned_name?: string;
  signed_name?: string;
  signed_at?: Date;
  content?: string;
  figures?: string;
  sent_at?: Date;
}

/** Changes a locked one; its version counts up. */
export async function changeBriefing(tx: Tx, id: number, change: Change): Promise<void> {
  await tx
    .updateTable('briefings')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** What those below an authority sent, the newest month first. */
export interface Received {
  id: number;
  authorityId: number;
  authority: string;
  month: string;
  sentAt: Date;
  signedName: string;
}

const sentTo = (db: Db, parentId: number) =>
  base(db)
    .innerJoin('authorities as a', 'a.id', 'b.authority_id')
    .select('a.name as authority')
    .where('a.parent_id', '=', parentId)
    .where('b.sent_at', 'is not', null);

/** @param month its first day */
export async function receivedIn(db: Db, parentId: number, month: string): Promise<Received[]> {
  const rows = await sentTo(db, parentId).where('b.month', '=', month).orderBy('b.authority_id').execute();
  return rows.map(({ id, authorityId, authority, sentAt, signedName }) => ({
    ...{ id, authorityId, authority, month, sentAt: sentAt!, signedName },
  }));
}

export const receivedById = (db: Db, parentId: number, id: number) =>
  sentTo(db, parentId).where('b.id', '=', id).executeTakeFirst();

/** Authorities that had been there by a month's end, are not closed and have no briefing of it. */
export async function withoutBriefing(db: Db, month: string, before: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('authorities as a')
    .select('a.id')
    .where('a.closed_at', 'is', null)
    .where('a.created_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('briefings as b')
            .select('b.id')
            .whereRef('b.authority_id', '=', 'a.id')
            .where('b.month', '=', month),
        ),
      ),
    )
    .orderBy('a.id')
    .execute();
  return rows.map(({ id }) => id);
}
