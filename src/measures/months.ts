import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { type Measure, type Measured, valueOfKind } from '../platform/measures.ts';

/** What is kept of a measure, over some months. */
export interface Kept extends Measured {
  authorityId: number;
  measure: string;
  /** the day by which the newest of these months was looked at, YYYY-MM-DD */
  asOf: string;
  countedAt: Date;
}

/** Out of the months: counts and sums are added, shares are shares of all, levels and what stands on a day are the newest. */
const over = (measures: readonly Measure[]) => {
  const newest = measures.filter(({ kind, standing }) => kind === 'level' || standing).map(({ id }) => id);
  const last = (column: string) =>
    sql`(array_agg(${sql.ref(column)} order by month desc) filter (where whole > 0 or measure <> all(${levels(measures)}::text[])))[1]`;
  const either = (column: string) =>
    sql`case when measure = any(${newest}::text[]) then ${last(column)} else sum(${sql.ref(column)}) end`;
  return sql`coalesce(${either('part')}, 0)::int as part, coalesce(${either('whole')}, 0)::int as whole,
    (${either('amount')})::float8 as amount, max(as_of)::text as "asOf", max(counted_at) as "countedAt"`;
};
const levels = (measures: readonly Measure[]) => measures.filter(({ kind }) => kind === 'level').map(({ id }) => id);

interface Row extends Omit<Kept, 'value'> {
  month: string;
  amount: number | null;
}

const kept = (measures: readonly Measure[]) => {
  const kinds = new Map(measures.map(({ id, kind }) => [id, kind]));
  return ({ amount, ...row }: Row) => ({
    ...row,
    value: valueOfKind(kinds.get(row.measure)!, { part: row.part, whole: row.whole, sum: amount }),
  });
};

/** What measures came to over some months, by authority. @param from first days of the first and of the last month */
export async function overMonths(
  db: Db,
  authorities: readonly number[],
  measures: readonly Measure[],
  { from, to }: { from: string; to: string },
): Promise<Kept[]> {
  const { rows } = await sql<Row>`select authority_id as "authorityId", measure, ${over(measures)} from measure_months
    where measure = any(${measures.map(({ id }) => id)}::text[]) and month between ${from}::date and ${to}::date
      and authority_id = any(${[...authorities]}::integer[])
    group by authority_id, measure`.execute(db);
  return rows.map(kept(measures));
}

/** Month by month, of one authority; `month` is its first day. */
export async function byMonth(
  db: Db,
  authorityId: number,
  measures: readonly Measure[],
  { from, to }: { from: string; to: string },
): Promise<(Kept & { month: string })[]> {
  const { rows } = await sql<Row>`select authority_id as "authorityId", measure, month::text as month,
      part, whole, amount, as_of::text as "asOf", counted_at as "countedAt" from measure_months
    where measure = any(${measures.map(({ id }) => id)}::text[]) and month between ${from}::date and ${to}::date
      and authority_id = ${authorityId}
    order by measure, month`.execute(db);
  return rows.map((row) => ({ ...kept(measures)(row), month: row.month }));
}
