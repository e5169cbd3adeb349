import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { DeliveryState } from '../tables.ts';
import { before, doers, type Placed, type Posted, todoOf } from './rules.ts';
import type { Paper, PostingState, Todo } from './tables.ts';

/** One delivery at one place. */
export interface Posting extends Posted {
  id: number;
  deliveryId: number;
  placeId: number;
  /** of the place */
  place: string;
  where: string;
  office: string;
  paper: Paper;
  termDays: number | null;
  postedOn: string | null;
  postedBy: string;
  /** of what is put out */
  title: string;
  documentId: number | null;
  columnId: number | null;
  deliveryState: DeliveryState;
}

function base(db: Db) {
  return db
    .selectFrom('postings as p')
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .innerJoin('posting_places as l', 'l.facility_id', 'p.place_id')
    .innerJoin('public_facilities as f', 'f.id', 'p.place_id')
    .innerJoin('offices as o', 'o.id', 'l.office_id')
    .select(['p.id', 'p.authority_id as authorityId', 'p.delivery_id as deliveryId', 'p.place_id as placeId'])
    .select(['p.state', 'p.follow_up as followUp', 'p.due_on as dueOn', 'p.given_to as givenTo'])
    .select(['p.term_days as termDays', 'p.posted_on as postedOn', 'p.posted_by as postedBy', 'p.ends_on as endsOn'])
    .select(['f.name as place', 'f.place as where', 'l.office_id as officeId', 'o.name as office', 'l.paper'])
    .select(['l.contact_id as tendedBy', 'd.title', 'd.document_id as documentId', 'd.column_id as columnId'])
    .select(['d.state as deliveryState', 'd.planned_at as plannedAt', sql<Placed>`d.channel`.as('channel')]);
}

export async function postingById(db: Db, id: number): Promise<Posting | undefined> {
  return base(db).where('p.id', '=', id).executeTakeFirst();
}

/** Held until the transaction ends; the delivery is held first, as by all who change both. */
export async function lockPosting(tx: Tx, id: number): Promise<Posting | undefined> {
  await sql`select 1 from deliveries where id = (select delivery_id from postings where id = ${id}) for update`.execute(
    tx,
  );
  return base(tx).where('p.id', '=', id).forUpdate('p').executeTakeFirst();
}

/** All of one delivery, by office. */
export async function postingsOf(db: Db, deliveryId: number): Promise<Posting[]> {
  return base(db)
    .where('p.delivery_id', '=', deliveryId)
    .orderBy('o.position')
    .orderBy('o.id')
    .orderBy('p.id')
    .execute();
}

/** What is, or was, at a place; newest first. @param limit rows at most */
export async function postingsAt(db: Db, placeId: number, limit = 200): Promise<Posting[]> {
  return base(db).where('p.place_id', '=', placeId).orderBy('p.id', 'desc').limit(limit).execute();
}

/** What is to be posted or is there now, of all places of an authority. */
export async function openPostings(db: Db, authorityId: number): Promise<Posting[]> {
  return base(db)
    .where('p.authority_id', '=', authorityId)
    .where('p.state', 'in', ['due', 'up'])
    .orderBy('p.id')
    .execute();
}

/** Rows `p` with something to be done now. */
const isOpen = (today: string, now: Date) =>
  sql<boolean>`(p.state = 'due' and d.planned_at <= ${now} or p.state = 'up' and (p.follow_up is not null or p.ends_on < ${today}::date))`;

function ofPerson(db: Db, who: Who, today: string, now: Date) {
  return base(db)
    .where('p.authority_id', '=', who.authorityId)
    .where(isOpen(today, now))
    .where((eb) =>
      eb.or([
        eb('l.office_id', '=', who.officeId ?? -1),
        eb('l.contact_id', '=', who.id),
        eb('p.given_to', '=', who.id),
        ...(has(who, 'disclosureHead') ? [eb.val(true)] : []),
      ]),
    );
}

/** What a person has to do today: what was withdrawn first, then by how long it waits. Nothing for who may not do it.
 */
export async function todosOf(db: Db, who: Who, today: string, now: Date): Promise<(Posting & { todo: Todo })[]> {
  if (!has(who, ...doers)) return [];
  const rows = await ofPerson(db, who, today, now).orderBy('p.id').limit(1000).execute();
  const open = rows.flatMap((row) => {
    const todo = todoOf(row, today);
    return todo ? [{ ...row, todo }] : [];
  });
  return open.toSorted(before);
}

/** How many they are. */
export async function countTodos(db: Db, who: Who, today: string, now: Date): Promise<number> {
  if (!has(who, ...doers)) return 0;
  const { count } = await ofPerson(db, who, today, now)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** All that is to be done today, whoever's it is. */
export async function allTodos(db: Db, authorityId: number, today: string, now: Date): Promise<Posting[]> {
  return base(db).where('p.authority_id', '=', authorityId).where(isOpen(today, now)).orderBy('p.id').execute();
}

export async function insertPostings(
  tx: Tx,
  of: { authorityId: number; deliveryId: number; dueOn: string; termDays: number | null },
  placeIds: readonly number[],
): Promise<void> {
  if (!placeIds.length) return;
  await tx
    .insertInto('postings')
    .values(
      placeIds.map((place_id) => ({
        authority_id: of.authorityId,
        delivery_id: of.deliveryId,
        place_id,
        state: 'due' as const,
        due_on: of.dueOn,
        term_days: of.termDays,
      })),
    )
    .execute();
}

interface Changed {
  state?: PostingState;
  follow_up?: 'replace' | 'takeDown' | null;
  due_on?: string | null;
  term_days?: number | null;
  posted_on?: string | null;
  posted_by?: string;
  ends_on?: string | null;
}

export async function changePosting(tx: Tx, id: number, changed: Changed): Promise<void> {
  await tx.updateTable('postings').set(changed).where('id', '=', id).execute();
}
