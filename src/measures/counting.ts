import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { dayOf, monthEnd } from '../platform/dates.ts';
import { asOfDay, countedAs, type Measure } from '../platform/measures.ts';
import type { JobContext } from '../platform/room.ts';
import { type Counted, isReckonable, KEPT_MONTHS, monthOf, nextMonth } from './rules.ts';

/** One turn: counts the month that is due, of all authorities, whole or not at all.
 *  @returns the month; undefined: none was due */
export async function countMonth({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>) {
  const today = dayOf(now);
  const month = nextMonth(await countedMonths(db, house.brought('measures'), today), now, today);
  if (!month) return undefined;
  const authorities = (await db.selectFrom('authorities').select('id').orderBy('id').execute()).map(({ id }) => id);
  const due = house.brought('measures').filter((one) => isReckonable(one, month, today));
  await db.transaction().execute(async (tx) => {
    for (const one of due) await keep(tx, one, { month, authorities, today, now });
  });
  return month;
}

/** When the months that are kept were last counted. A measure is counted of all authorities at one moment, so that the row of
 *  one of them tells it: this is asked every minute, of years of a thousand authorities. */
async function countedMonths(db: Db, measures: readonly Measure[], today: string): Promise<Counted[]> {
  const months = Array.from({ length: KEPT_MONTHS }, (_, back) => monthOf(today, back));
  const { rows } = await sql<{ month: string; at: Date }>`
    select of.month::text as month, max(one.counted_at) as at
    from unnest(${months}::date[]) as of (month) cross join unnest(${measures.map(({ id }) => id)}::text[]) as by (id)
      cross join lateral (select counted_at from measure_months
        where measure = by.id and month = of.month order by authority_id limit 1) one
    group by 1`.execute(db);
  return rows.map(({ month, at }) => ({ month, at, day: dayOf(at) }));
}

interface Turn {
  month: string;
  authorities: readonly number[];
  today: string;
  now: Date;
}

async function keep(db: Db, one: Measure, { month, authorities, today, now }: Turn): Promise<void> {
  const period = { from: month, to: monthEnd(month) };
  const asOf = asOfDay(one, period, today);
  const rows = await one.rows(db, { authorities, ...period, asOf });
  await sql`insert into measure_months (authority_id, measure, month, part, whole, amount, as_of, counted_at)
    select a.id, ${one.id}, ${month}::date, coalesce(m.part, 0), coalesce(m.whole, 0), m.sum, ${asOf}::date, ${now}
    from unnest(${[...authorities]}::integer[]) as a (id)
    left join (select "authorityId", ${countedAs(one)} from (${rows}) as measured group by 1) m on m."authorityId" = a.id
    on conflict (measure, month, authority_id) do update set part = excluded.part, whole = excluded.whole,
      amount = excluded.amount, as_of = excluded.as_of, counted_at = excluded.counted_at`.execute(db);
}
