import { type RawBuilder, sql } from 'kysely';
import type { Period, Slice } from './counted-records.ts';
import type { Db } from './database/index.ts';
import type { Who } from './roles.ts';

/** Whose records, of which period, and how they stand on which day. */
export interface MeasureOf extends Period {
  authorities: readonly number[];
  /** YYYY-MM-DD: what happened later is not known yet */
  asOf: string;
}

/** What the query of a measure selects of each record. */
export interface MeasuredRow {
  authorityId: number;
  id: number;
  /** nothing of persons: the city's office reads it too */
  title: string;
  note: string;
  /** null: of the authority itself */
  officeId: number | null;
  /** the day by which it is counted, YYYY-MM-DD */
  on: string;
  /** of a share: it is among what is counted, not only among the whole */
  counts: boolean;
  /** of a sum and of a level: how much; null: nothing was measured */
  value: number | null;
}

/** By what rows of a measure are grouped beside month and office: its query selects a column of this name too. */
export interface Grouping {
  /** 'channel' */
  id: string;
  /** '公开渠道' */
  label: string;
  /** what may stand in the column, in its order, in words */
  keys: Readonly<Record<string, string>>;
}

/** A figure of an authority's work. The room whose books it is brings it (`brings.measures`); its value and the records
 *  behind it come from one query, for one authority as for a thousand. */
export interface Measure {
  /** for ever: what is kept of it goes by this name. 'dues.timely' */
  id: string;
  /** '公开事项及时率' */
  label: string;
  /** '件'; of a share always '%' */
  unit: string;
  /** count: of the records; share: of those that count among all, 0–1; sum: of their values; level: the newest value */
  kind: 'count' | 'share' | 'sum' | 'level';
  /** of two values, which is better; undefined: neither */
  better?: 'more' | 'less';
  /** It is looked at on one day (what is open then): the period's last one, and never later than today. 'today': the books
   *  do not tell how it stood on an earlier day */
  standing?: 'anyDay' | 'today';
  /** what is counted, by which article, in a sentence */
  about: string;
  groupings?: readonly Grouping[];
  /** the records; a standing one looks at `asOf` alone */
  rows(db: Db, of: MeasureOf): RawBuilder<MeasuredRow> | Promise<RawBuilder<MeasuredRow>>;
  /** where this person reads a record of their own authority; undefined: nowhere */
  href?(row: Pick<MeasuredRow, 'id' | 'on'>, who: Who): string | undefined;
}

declare module './room.ts' {
  interface Brought {
    measures: Measure;
  }
}

/** What was counted of one authority. */
export interface Measured {
  /** records that count */
  part: number;
  /** all records; of a share what it is a share of */
  whole: number;
  /** as the measure's kind says; null: nothing to measure */
  value: number | null;
}

/** The day on which records of a period are looked at: today, of a standing measure the period's last day where it is
 *  over. @param today YYYY-MM-DD */
export function asOfDay({ standing }: Pick<Measure, 'standing'>, { to }: Period, today: string): string {
  return standing && to < today ? to : today;
}

/** Of one office; null: of the authority itself; undefined: of all. */
export type OfficeWish = number | null | undefined;
const ofOffice = (officeId: OfficeWish) =>
  officeId === undefined ? sql`true` : sql`"officeId" is not distinct from ${officeId}::bigint`;

/** One of a grouping's groups. */
export interface Group {
  grouping: Grouping;
  key: string;
}
const keyOf = ({ id }: Pick<Grouping, 'id'>) => sql<string>`coalesce(${sql.ref(id)}::text, '')`;
const ofGroup = (group: Group | undefined) => (group ? sql`${keyOf(group.grouping)} = ${group.key}` : sql`true`);

/** What is counted of records of a measure, whatever they are grouped by: `part`, `whole` and `sum`, of a level the newest
 *  value. */
export const countedAs = ({ kind }: Pick<Measure, 'kind'>) => sql`count(*) filter (where counts)::int as part,
  count(*)::int as whole,
  ${kind === 'level' ? sql`(array_agg(value order by "on" desc, id desc))[1]` : sql`sum(value)`}::float8 as sum`;

/** What a measure comes to, by authority; those without records are counted zeros. */
export async function measure(
  db: Db,
  one: Measure,
  of: MeasureOf,
  officeId?: OfficeWish,
  group?: Group,
): Promise<Map<number, Measured>> {
  const { rows } = await sql<{ authorityId: number; part: number; whole: number; sum: number | null }>`
    select "authorityId", ${countedAs(one)}
    from (${await one.rows(db, of)}) as measured where ${ofOffice(officeId)} and ${ofGroup(group)}
    group by "authorityId"`.execute(db);
  const found = new Map(rows.map(({ authorityId, part, whole, sum }) => [Number(authorityId), { part, whole, sum }]));
  return new Map(
    of.authorities.map((id) => {
      const { part, whole, sum } = found.get(id) ?? { part: 0, whole: 0, sum: null };
      return [id, { part, whole, value: valueOfKind(one.kind, { part, whole, sum }) }];
    }),
  );
}

/** The value of a kind, out of what was counted. */
export function valueOfKind(
  kind: Measure['kind'],
  { part, whole, sum }: { part: number; whole: number; sum: number | null },
): number | null {
  if (kind === 'count') return part;
  if (kind === 'sum') return sum ?? 0;
  return kind === 'level' ? sum : whole === 0 ? null : part / whole;
}

/** How many records a measure has in each month, office or other group of its rows, of one authority. */
export interface MeasuredGroup extends Measured {
  key: string;
}

/** What `measureAcross` groups by. day: 'YYYY-MM-DD'; month: '2026-11'; office: its id as text, '' of the authority itself */
export type Across = 'day' | 'month' | 'office' | Grouping;
const acrossKey = (by: Across | undefined) => {
  if (by === undefined) return sql<string>`''`;
  if (by === 'day') return sql<string>`"on"`;
  if (by === 'month') return sql<string>`to_char("on"::date, 'YYYY-MM')`;
  return by === 'office' ? sql<string>`coalesce("officeId"::text, '')` : keyOf(by);
};

/** What a measure comes to in each group of its rows, or where two groups meet; groups without rows are left out.
 *  @param by the second undefined: one group that holds all, its key '' */
export async function measureAcross(
  db: Db,
  one: Measure,
  of: MeasureOf,
  by: readonly [first: Across, second?: Across],
  officeId?: OfficeWish,
): Promise<(MeasuredGroup & { second: string })[]> {
  const { rows } = await sql<{ key: string; second: string; part: number; whole: number; sum: number | null }>`
    select ${acrossKey(by[0])} as key, ${acrossKey(by[1])} as second, ${countedAs(one)}
    from (${await one.rows(db, of)}) as measured where ${ofOffice(officeId)} group by 1, 2 order by 1, 2`.execute(db);
  return rows.map(({ sum, ...row }) => ({ ...row, value: valueOfKind(one.kind, { ...row, sum }) }));
}

/** Which of a measure's records: those that count, the others, or all. */
export type Counting = 'counted' | 'others' | 'all';

/** The records behind what `measure` gave, by their days. */
export async function listMeasured(
  db: Db,
  one: Measure,
  of: MeasureOf,
  { counting, officeId, group }: { counting: Counting; officeId?: OfficeWish; group?: Group | undefined },
  { offset, limit }: Slice,
): Promise<MeasuredRow[]> {
  const { rows } = await sql<MeasuredRow>`select * from (${await one.rows(db, of)}) as measured
    where ${counting === 'all' ? sql`true` : counting === 'counted' ? sql`counts` : sql`not counts`}
      and ${ofOffice(officeId)} and ${ofGroup(group)}
    order by "on", id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** The condition that a column holds one of these authorities. */
export const ofAuthorities = (column: string, { authorities }: Pick<MeasureOf, 'authorities'>): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} = any(${[...authorities]}::bigint[])`;
