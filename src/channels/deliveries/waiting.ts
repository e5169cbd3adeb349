import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { NO_RULE } from '../../publishing/index.ts';
import { handlers } from './rules.ts';
import { base, type Delivery, toDelivery } from './store.ts';

/** Whether a delivery is still to be put out, replaced or taken down, now or later, for rows `d`. */
const isUndone = sql<SqlBool>`(d.state in ('planned', 'failed') or d.follow_up is not null)`;
/** Whether it goes to boards or groups, each of which has its own task. */
const isPlaced = sql<SqlBool>`exists (select from postings p where p.delivery_id = d.id and p.state <> 'removed')`;
/** What of it a person does as a whole. */
export const isWaiting = sql<SqlBool>`(${isUndone} and not ${isPlaced})`;

function open(db: Db, who: Who, now: Date) {
  const rows = db
    .selectFrom('deliveries as d')
    .where('d.authority_id', '=', who.authorityId)
    .where(isWaiting)
    .where((eb) => eb.or([eb('d.planned_at', '<=', now), eb('d.follow_up', 'is not', null)]));
  if (has(who, 'disclosureHead')) return rows;
  return rows.where((eb) => eb.or([eb('d.office_id', '=', who.officeId ?? -1), eb('d.given_to', '=', who.id)]));
}

/** What waits for this person to be put out, replaced or taken down: in the order of its column, then the oldest first. Nothing for who may not do it.
 *  @param limit rows at most */
export async function waitingDeliveries(db: Db, who: Who, now: Date, limit = 200): Promise<Delivery[]> {
  if (!has(who, ...handlers)) return [];
  const rows = await base(db)
    .leftJoin('columns as c', 'c.id', 'd.column_id')
    .where('d.id', 'in', open(db, who, now).select('d.id'))
    .orderBy(sql`coalesce(c.sending_order, ${NO_RULE.order})`)
    .orderBy('d.planned_at')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** How many they are. */
export async function countWaiting(db: Db, who: Who, now: Date): Promise<number> {
  if (!has(who, ...handlers)) return 0;
  const { count } = await open(db, who, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** 'YYYY-MM-DD' on which something last came out in the account; undefined: never. An account without anything new for two
 *  weeks fails the national inspection of new media. */
export async function lastInAccount(db: Db, authorityId: number): Promise<string | undefined> {
  const { on } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.max('delivered_on').as('on'))
    .where('authority_id', '=', authorityId)
    .where('channel', '=', 'wechat')
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  return on ?? undefined;
}
