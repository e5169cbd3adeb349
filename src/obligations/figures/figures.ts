import { sql } from 'kysely';
import { coverageOf, type DueStanding, timelinessRate } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type DueWish, duesBy } from '../dues/list.ts';

export type DueCounts = Record<DueStanding, number>;

/** How dues are grouped: each group opens the list of its dues. */
export type Grouping = 'obligation' | 'office' | 'field' | 'kind' | 'period' | 'month';

export interface DueGroup {
  /** what the list is asked by: an id, a first level, '2026-11' */
  key: string;
  label: string;
  counts: DueCounts;
  /** of what was to be public by now, how much is; null: nothing was */
  coverage: number | null;
  /** of that, how much in time */
  timeliness: number | null;
}

const KINDS: Record<string, string> = { office: '科室', village: '村', community: '社区', authority: '本机关' };

const groups = {
  obligation: {
    key: sql<string>`d.obligation_id::text`,
    label: sql<string>`max(concat_ws(' ', v.content ->> 'level1', v.content ->> 'level2'))`,
  },
  office: {
    key: sql<string>`coalesce(coalesce(o.closed_into, d.office_id)::text, 'authority')`,
    label: sql<string>`coalesce(max((select h.name from offices h where h.id = coalesce(o.closed_into, d.office_id))), '本机关')`,
  },
  field: { key: sql<string>`v.content ->> 'level1'`, label: sql<string>`max(v.content ->> 'level1')` },
  kind: { key: sql<string>`coalesce(o.kind, 'authority')`, label: sql<string>`max(coalesce(o.kind, 'authority'))` },
  period: { key: sql<string>`d.obligation_id || ' ' || d.period`, label: sql<string>`max(d.period)` },
  month: { key: sql<string>`to_char(d.due_on, 'YYYY-MM')`, label: sql<string>`max(to_char(d.due_on, 'YYYY-MM'))` },
} as const;

const counting = (today: string) => ({
  met: sql<number>`count(*) filter (where d.state = 'met' and d.met_on <= d.due_on)::int`,
  metLate: sql<number>`count(*) filter (where d.state = 'met' and d.met_on > d.due_on)::int`,
  excused: sql<number>`count(*) filter (where d.state = 'excused')::int`,
  late: sql<number>`count(*) filter (where d.state = 'open' and d.due_on < ${today}::date)::int`,
  open: sql<number>`count(*) filter (where d.state = 'open' and d.due_on >= ${today}::date)::int`,
});

function withRates(key: string, label: string, counts: DueCounts): DueGroup {
  return { key, label, counts, coverage: coverageOf(counts), timeliness: timelinessRate(counts) };
}

/** Dues counted by a grouping, of a wish; the same rows that `listDues` lists. @param today 'YYYY-MM-DD' */
export async function countBy(
  db: Db,
  authorityId: number,
  wish: DueWish,
  grouping: Grouping,
  today: string,
): Promise<DueGroup[]> {
  const { key, label } = groups[grouping];
  const of = counting(today);
  const rows = await duesBy(db, authorityId, wish, today)
    .select([key.as('key'), label.as('label'), of.met.as('met'), of.metLate.as('metLate')])
    .select([of.excused.as('excused'), of.late.as('late'), of.open.as('open')])
    .groupBy(key)
    .orderBy(sql`max(d.obligation_id)`)
    .orderBy(key)
    .execute();
  return rows.map(({ key, label, ...counts }) =>
    withRates(key, grouping === 'kind' ? (KINDS[label] ?? label) : label, counts),
  );
}

/** All of a wish in one row. */
export async function countAll(db: Db, authorityId: number, wish: DueWish, today: string): Promise<DueGroup> {
  const of = counting(today);
  const counts = await duesBy(db, authorityId, wish, today)
    .select([of.met.as('met'), of.metLate.as('metLate'), of.excused.as('excused')])
    .select([of.late.as('late'), of.open.as('open')])
    .executeTakeFirstOrThrow();
  return withRates('', '合计', counts);
}

/** Years in which dues end, the newest first. */
export async function dueYears(db: Db, authorityId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('dues')
    .select(sql<number>`extract(year from due_on)::int`.as('year'))
    .distinct()
    .where('authority_id', '=', authorityId)
    .where('state', '<>', 'dropped')
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}
