import type { Db, Tx } from '../../platform/database/index.ts';
import type { Todo } from './tables.ts';

/** One thing that was done at a place. */
export interface PostingEvent {
  id: number;
  postingId: number;
  what: Todo | 'undo';
  /** as the telephone said it */
  doneAt: Date;
  /** when it came here */
  at: Date;
  doneBy: string;
  photo: string | null;
  note: string;
  title: string;
  place: string;
}

function base(db: Db) {
  return db
    .selectFrom('posting_events as e')
    .innerJoin('postings as p', 'p.id', 'e.posting_id')
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .innerJoin('public_facilities as f', 'f.id', 'p.place_id')
    .select(['e.id', 'e.posting_id as postingId', 'e.what', 'e.done_at as doneAt', 'e.at', 'e.done_by as doneBy'])
    .select(['e.photo_hash as photo', 'e.note', 'd.title', 'f.name as place']);
}

/** What was done at a place, newest first. @param limit rows at most */
export function eventsAt(db: Db, placeId: number, limit = 100): Promise<PostingEvent[]> {
  return base(db).where('p.place_id', '=', placeId).orderBy('e.id', 'desc').limit(limit).execute();
}

/** What was done with one delivery, wherever, in its order. */
export function eventsOf(db: Db, deliveryId: number): Promise<PostingEvent[]> {
  return base(db).where('p.delivery_id', '=', deliveryId).orderBy('e.id').execute();
}

/** The photo of an event of this authority. */
export async function photoOf(db: Db, authorityId: number, eventId: number) {
  return db
    .selectFrom('posting_events as e')
    .innerJoin('postings as p', 'p.id', 'e.posting_id')
    .select(['e.photo_hash as hash', 'e.done_at as doneAt'])
    .where('e.id', '=', eventId)
    .where('p.authority_id', '=', authorityId)
    .where('e.photo_hash', 'is not', null)
    .executeTakeFirst();
}

/** Whether what was sent under this key was done: sent again, it is not done again. */
export async function wasDone(db: Db, postingId: number, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('posting_events')
    .select('id')
    .where('posting_id', '=', postingId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

interface NewEvent {
  postingId: number;
  what: Todo | 'undo';
  key: string;
  doneAt: Date;
  at: Date;
  by: string;
  photo: string | null;
  note: string;
}

export async function insertEvent(tx: Tx, given: NewEvent): Promise<void> {
  await tx
    .insertInto('posting_events')
    .values({
      posting_id: given.postingId,
      what: given.what,
      key: given.key,
      done_at: given.doneAt,
      at: given.at,
      done_by: given.by,
      photo_hash: given.photo,
      note: given.note,
    })
    .execute();
}
