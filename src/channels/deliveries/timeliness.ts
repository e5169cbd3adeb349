import { type RawBuilder, sql } from 'kysely';
import { type Calendar, parseDate, publishBy } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { base, type Delivery, toDelivery } from './store.ts';

/** The Regulation came into force on this day; what was formed before has no limit. */
const IN_FORCE = '2008-05-01';

/** Twenty working days are never over sooner: rows inside it, nearly all, need not be looked at. The index
 *  deliveries_slow holds the others. */
const slow = sql<boolean>`d.delivered_on > d.formed_on + 20`;

/** Of a document only its first channel is looked at, rows `d`. */
const firstOfDocument = sql<boolean>`not exists (select 1 from deliveries e
  where e.document_id = d.document_id and e.state = 'confirmed' and (e.delivered_on, e.id) < (d.delivered_on, d.id))`;

/** Last day to make public what was formed on a day; undefined when no limit applies. 条例 art. 26 */
export function dueOn(formedOn: string | null, calendar: Calendar): string | undefined {
  if (!formedOn || formedOn < IN_FORCE) return undefined;
  return publishBy(parseDate(formedOn), calendar).date.toString();
}

/** Which of these records were made public later than their limit, each as the first of its document: `isLate` for rows
 *  that are shown. @returns their ids */
export async function lateAmong(db: Db, rows: readonly Delivery[], calendar: Calendar): Promise<Set<number>> {
  const over = rows.filter(({ state, formedOn, deliveredOn }) => {
    const due = dueOn(formedOn, calendar);
    return state === 'confirmed' && due !== undefined && deliveredOn !== null && deliveredOn > due;
  });
  if (!over.length) return new Set();
  const ids = over.map(({ id }) => id);
  const first = await db
    .selectFrom('deliveries as d')
    .select('d.id')
    .where('d.id', 'in', ids)
    .where(firstOfDocument)
    .execute();
  return new Set(first.map(({ id }) => id));
}

/** The SQL of "first made public later than the limit", for rows `d`. The limits of all days of formation in the period are reckoned here and handed to the database.
 *  @param period first and last day of delivery; undefined: always */
export async function isLate(
  db: Db,
  authorities: readonly number[],
  period: [from: string, to: string] | undefined,
): Promise<RawBuilder<boolean>> {
  const calendar = await calendarOf(db);
  let days = db
    .selectFrom('deliveries as d')
    .select('d.formed_on as formed')
    .distinct()
    .where(sql<boolean>`d.authority_id = any(${[...authorities]}::bigint[])`)
    .where(sql<boolean>`d.state = 'confirmed'`)
    .where(slow)
    .where('d.formed_on', '>=', IN_FORCE);
  if (period) days = days.where('d.delivered_on', '>=', period[0]).where('d.delivered_on', '<=', period[1]);
  const formed = (await days.execute()).map((row) => row.formed!);
  const due = formed.map((day) => dueOn(day, calendar)!);
  return sql<boolean>`d.state = 'confirmed' and ${slow}
    and exists (select 1 from unnest(${formed}::date[], ${due}::date[]) as l (formed, due)
      where l.formed = d.formed_on and d.delivered_on > l.due)
    and ${firstOfDocument}`;
}

export interface LateDelivery extends Delivery {
  /** last day by 条例 art. 26 */
  dueOn: string;
}

async function lateIn(db: Db, authorityId: number, year: number) {
  const period: [string, string] = [`${year}-01-01`, `${year}-12-31`];
  return base(db)
    .where('d.authority_id', '=', authorityId)
    .where('d.delivered_on', '>=', period[0])
    .where('d.delivered_on', '<=', period[1])
    .where(await isLate(db, [authorityId], period));
}

/** Information first made public in a year later than 20 working days after it was formed; newest first. 条例 art. 26
 *  @param limit rows at most */
export async function lateDeliveries(db: Db, authorityId: number, year: number, limit = 1000): Promise<LateDelivery[]> {
  const calendar = await calendarOf(db);
  const query = await lateIn(db, authorityId, year);
  const rows = await query.orderBy('d.delivered_on', 'desc').orderBy('d.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...toDelivery(row), dueOn: dueOn(row.formedOn, calendar)! }));
}

/** How many they are. */
export async function countLate(db: Db, authorityId: number, year: number, officeId?: number): Promise<number> {
  const query = await lateIn(db, authorityId, year);
  const { count } = await query
    .$if(officeId !== undefined, (all) => all.where('d.office_id', '=', officeId!))
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
