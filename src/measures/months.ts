import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { type Measure, type Measured, valueOfKind } from '../platform/measures.ts';

/** What is kept of a measure, over some months. */
export interface Kept extends Measured {
  authorityId: number;
  measure: string;
  /** when the newest of them was counted, ms since 1970 */
  countedAt: number;
  /** how many of the months were counted */
  months: number;
  /** first day of the first of them that has a record; null: none has */
  since: string | null;
}

interface Row extends Kept {
  amount: number | null;
}

/** Of a row as it came: ten thousands of them make a page, so none is copied. */
const kept = (measures: readonly Measure[]) => {
  const kinds = new Map(measures.map(({ id, kind }) => [id, kind]));
  return <One extends Row>(row: One): One => {
    row.value = valueOfKind(kinds.get(row.measure)!, { part: row.part, whole: row.whole, sum: row.amount });
    return row;
  };
};

const countedAt = (at: RawBuilder<unknown>) => sql`extract(epoch from ${at})::float8 * 1000 as "countedAt"`;

/** What measures came to over some months, by authority: counts and sums are added, shares are shares of all; of a level the
 *  newest month that has one, of what stands on a day the newest month alone (whose `since` is not told).
 *  @param from first days of the first and of the last month */
export async function overMonths(
  db: Db,
  authorities: readonly number[],
  measures: readonly Measure[],
  { from, to }: { from: string; to: string },
): Promise<Kept[]> {
  const ids = (some: (one: Measure) => boolean | undefined) => measures.filter(some).map(({ id }) => id);
  const standing = ids((one) => one.standing !== undefined);
  const levels = ids(({ kind, standing: stands }) => kind === 'level' && !stands);
  const added = ids(({ id }) => !standing.includes(id) && !levels.includes(id));
  const within = sql`month between ${from}::date and ${to}::date and authority_id = any(${[...authorities]}::integer[])`;
  const { rows } = await sql<Row>`
    select authority_id as "authorityId", measure, sum(part)::int as part, sum(whole)::int as whole, sum(amount) as amount,
      ${countedAt(sql`max(counted_at)`)}, count(*)::int as months,
      (min(month) filter (where whole > 0))::text as since
    from measure_months where measure = any(${added}::text[]) and ${within} group by authority_id, measure
    union all
    select authority_id, k.measure, part, whole, amount, ${countedAt(sql`counted_at`)}, 1, null
    from unnest(${standing}::text[]) as s (id)
      cross join lateral (select month as newest from measure_months
        where measure = s.id and month between ${from}::date and ${to}::date order by month desc limit 1) n
      join measure_months k on k.measure = s.id and k.month = n.newest
    where ${within}
    union all
    select * from (select distinct on (authority_id, measure) authority_id, measure, part, whole, amount,
        ${countedAt(sql`counted_at`)}, 1, case when whole > 0 then month::text end
      from measure_months where measure = any(${levels}::text[]) and ${within}
      order by authority_id, measure, whole > 0 desc, month desc) as level`.execute(db);
  return rows.map(kept(measures));
}

/** Month by month, of one authority; `month` is its first day, `asOf` the day by which it was looked at (YYYY-MM-DD). */
export async function byMonth(
  db: Db,
  authorityId: number,
  measures: readonly Measure[],
  { from, to }: { from: string; to: string },
): Promise<(Kept & { month: string; asOf: string })[]> {
  const { rows } = await sql<Row & { month: string; asOf: string }>`
    select authority_id as "authorityId", measure, month::text as month,
      as_of::text as "asOf", part, whole, amount, ${countedAt(sql`counted_at`)}, 1 as months,
      case when whole > 0 then month::text end as since from measure_months
    where measure = any(${measures.map(({ id }) => id)}::text[]) and month between ${from}::date and ${to}::date
      and authority_id = ${authorityId}
    order by measure, month`.execute(db);
  return rows.map(kept(measures));
}

/** The middle of what a measure came to in each month, of these authorities: what stands in the middle of all, or between the
 *  two in the middle. @returns by the first day of the month; null: none of them had anything to measure */
export async function middleByMonth(
  db: Db,
  authorities: readonly number[],
  { id, kind }: Pick<Measure, 'id' | 'kind'>,
  { from, to }: { from: string; to: string },
): Promise<Map<string, number | null>> {
  const value = {
    count: sql`part`,
    sum: sql`coalesce(amount, 0)`,
    share: sql`case when whole > 0 then part::float8 / whole end`,
    level: sql`amount`,
  }[kind];
  const { rows } = await sql<{ month: string; middle: number | null }>`select month::text as month,
      percentile_cont(0.5) within group (order by (${value})::float8) as middle from measure_months
    where measure = ${id} and month between ${from}::date and ${to}::date
      and authority_id = any(${[...authorities]}::integer[]) group by month`.execute(db);
  return new Map(rows.map(({ month, middle }) => [month, middle]));
}
