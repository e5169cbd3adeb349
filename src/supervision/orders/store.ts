import { sql } from 'kysely';
import { type Db, literally, type Tx } from '../../platform/database/index.ts';
import type { Ground, OrderState, StepKind } from '../rules.ts';

/** 督办单: what an authority is to mend. */
export interface Order {
  id: number;
  cityId: number;
  cityName: string;
  authorityId: number;
  authorityName: string;
  number: string;
  ground: Ground;
  subject: string;
  /** the facts */
  why: string;
  /** what is to be done */
  demand: string;
  state: OrderState;
  /** 'YYYY-MM-DD' */
  dueOn: string;
  issuedOn: string;
  /** the day of the answer to what is now asked; null: none yet */
  answeredOn: string | null;
  endedOn: string | null;
  version: number;
}

/** Whose orders somebody sees: those an office gave, or those an authority has to answer. */
export type Side = { cityId: number } | { authorityId: number };

function orders(db: Db) {
  return db
    .selectFrom('supervision_orders as o')
    .innerJoin('authorities as a', 'a.id', 'o.authority_id')
    .innerJoin('authorities as c', 'c.id', 'o.city_id')
    .select(['o.id', 'o.city_id as cityId', 'c.name as cityName', 'o.authority_id as authorityId'])
    .select(['a.name as authorityName', 'o.number', 'o.ground', 'o.subject', 'o.why', 'o.demand', 'o.state'])
    .select(['o.due_on as dueOn', 'o.issued_on as issuedOn', 'o.answered_on as answeredOn', 'o.ended_on as endedOn'])
    .select('o.version');
}

const ofSide = (db: Db, side: Side) =>
  'cityId' in side
    ? orders(db).where('o.city_id', '=', side.cityId)
    : orders(db).where('o.authority_id', '=', side.authorityId);

/** What of the list is looked at. */
export interface OrderWish {
  state: OrderState | 'open' | '';
  /** only what is, or was answered, after its day */
  late: boolean;
  ground: Ground | '';
  /** in number, subject or the authority's name */
  words: string;
  /** days of issue, 'YYYY-MM-DD'; '' open */
  from: string;
  to: string;
  page: number;
}

const PAGE = 50;

/** One page of orders, what is open by its day first, then the newest. */
export async function listOrders(
  db: Db,
  side: Side,
  wish: OrderWish,
  today: string,
): Promise<{ orders: Order[]; total: number; pages: number }> {
  let query = ofSide(db, side);
  if (wish.state === 'open') query = query.where('o.state', 'in', ['issued', 'returned', 'answered']);
  else if (wish.state) query = query.where('o.state', '=', wish.state);
  if (wish.ground) query = query.where('o.ground', '=', wish.ground);
  if (wish.from) query = query.where('o.issued_on', '>=', wish.from);
  if (wish.to) query = query.where('o.issued_on', '<=', wish.to);
  if (wish.late) query = query.where(late(today));
  for (const word of wish.words.split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = `%${literally(word)}%`;
    query = query.where((eb) =>
      eb.or([eb('o.number', 'ilike', like), eb('o.subject', 'ilike', like), eb('a.name', 'ilike', like)]),
    );
  }
  const { count } = await db
    .selectFrom(query.clearSelect().select('o.id').as('found'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(count);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const rows = await query
    .orderBy(sql`case when o.state in ('issued', 'returned', 'answered') then o.due_on end asc nulls last`)
    .orderBy('o.id', 'desc')
    .limit(PAGE)
    .offset((Math.min(wish.page, pages) - 1) * PAGE)
    .execute();
  return { orders: rows, total, pages };
}

/** As `isLate` of rules.ts. */
const late = (today: string) => sql<boolean>`o.state <> 'withdrawn' and coalesce(o.answered_on, ${today}) > o.due_on`;

/** How many an office gave, or an authority has, by where they stand. */
export interface OrderCounts {
  issued: number;
  returned: number;
  answered: number;
  closed: number;
  /** of all that are not withdrawn */
  late: number;
}

export async function countOrders(db: Db, side: Side, today: string): Promise<OrderCounts> {
  const of = (state: OrderState) => sql<number>`count(*) filter (where o.state = ${state})::int`.as(state);
  return ofSide(db, side)
    .clearSelect()
    .select([of('issued'), of('returned'), of('answered'), of('closed')])
    .select(sql<number>`count(*) filter (where ${late(today)})::int`.as('late'))
    .executeTakeFirstOrThrow() as Promise<OrderCounts>;
}

export function orderById(db: Db, side: Side, id: number): Promise<Order | undefined> {
  return ofSide(db, side).where('o.id', '=', id).executeTakeFirst();
}

/** Waits for others who take a step of the same one. */
export function lockOrder(tx: Tx, side: Side, id: number): Promise<Order | undefined> {
  return ofSide(tx, side).where('o.id', '=', id).forUpdate('o').executeTakeFirst();
}

/** What waits for an authority, the nearest day first. */
export function openOrders(db: Db, authorityId: number): Promise<Order[]> {
  return ofSide(db, { authorityId }).where('o.state', 'in', ['issued', 'returned']).orderBy('o.due_on').execute();
}

/** How many wait for one side: for an authority to answer, or for the city's office to look at. */
export async function countWaiting(db: Db, side: Side): Promise<number> {
  const states: OrderState[] = 'cityId' in side ? ['answered'] : ['issued', 'returned'];
  const { count } = await ofSide(db, side)
    .clearSelect()
    .where('o.state', 'in', states)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What an office may still remind of: open and late, the latest first. */
export function lateOrders(db: Db, cityId: number, today: string): Promise<Order[]> {
  return ofSide(db, { cityId })
    .where('o.state', 'in', ['issued', 'returned'])
    .where('o.due_on', '<', today)
    .orderBy('o.due_on')
    .execute();
}

export async function insertOrder(
  tx: Tx,
  of: Pick<Order, 'cityId' | 'authorityId' | 'number' | 'ground' | 'subject' | 'why' | 'demand' | 'dueOn' | 'issuedOn'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('supervision_orders')
    .values({
      ...{ city_id: of.cityId, authority_id: of.authorityId, number: of.number, ground: of.ground },
      ...{ subject: of.subject, why: of.why, demand: of.demand, state: 'issued' },
      ...{ due_on: of.dueOn, issued_on: of.issuedOn, answered_on: null, ended_on: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Where an order stands after a step. */
export function moveOrder(
  tx: Tx,
  id: number,
  to: { state: OrderState; dueOn: string; answeredOn: string | null; endedOn: string | null },
) {
  return tx
    .updateTable('supervision_orders')
    .set({ state: to.state, due_on: to.dueOn, answered_on: to.answeredOn, ended_on: to.endedOn })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** One thing that was done about an order. */
export interface Step {
  id: number;
  kind: StepKind;
  said: string;
  dueOn: string | null;
  byName: string;
  at: Date;
  evidence: { id: number; name: string }[];
}

export async function insertStep(
  tx: Tx,
  orderId: number,
  step: Omit<Step, 'id' | 'evidence'>,
  evidence: readonly { name: string; hash: string }[] = [],
): Promise<void> {
  const { id } = await tx
    .insertInto('supervision_steps')
    .values({
      order_id: orderId,
      kind: step.kind,
      said: step.said,
      due_on: step.dueOn,
      by_name: step.byName,
      at: step.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (evidence.length)
    await tx
      .insertInto('supervision_evidence')
      .values(evidence.map(({ name, hash }) => ({ step_id: id, name, file_hash: hash })))
      .execute();
}

/** Its steps, the first first. */
export async function stepsOf(db: Db, orderId: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('supervision_steps')
    .select(['id', 'kind', 'said', 'due_on as dueOn', 'by_name as byName', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  const files = await db
    .selectFrom('supervision_evidence as e')
    .innerJoin('supervision_steps as s', 's.id', 'e.step_id')
    .select(['e.id', 'e.name', 'e.step_id'])
    .where('s.order_id', '=', orderId)
    .orderBy('e.id')
    .execute();
  return rows.map((row) => ({ ...row, evidence: files.filter(({ step_id }) => step_id === row.id) }));
}

/** The day of the last reminder; undefined: none. */
export async function remindedAt(db: Db, orderId: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom('supervision_steps')
    .select('at')
    .where('order_id', '=', orderId)
    .where('kind', '=', 'remind')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.at;
}

/** A file that was given with an answer. */
export function evidenceById(db: Db, orderId: number, id: number) {
  return db
    .selectFrom('supervision_evidence as e')
    .innerJoin('supervision_steps as s', 's.id', 'e.step_id')
    .select(['e.name', 'e.file_hash as hash'])
    .where('s.order_id', '=', orderId)
    .where('e.id', '=', id)
    .executeTakeFirst();
}
