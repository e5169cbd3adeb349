import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { type Column, columnsOf, shownColumns, withBelow } from './queries.ts';

/** Days after which a column of its kind has long not been updated: news two weeks, notices and policies six months.
 *  国办秘函〔2019〕19号 */
const DAYS: Partial<Record<Column['kind'], number>> = { news: 14, notice: 183, policy: 183 };
const DAY = 86_400_000;

/** What an inspection would say of a column; undefined: nothing.
 *  @param newest 'YYYY-MM-DD' of the newest that it shows; undefined: it is empty */
export function columnFault(kind: Column['kind'], newest: string | undefined, today: string): string | undefined {
  if (!newest) return '空栏目';
  const most = DAYS[kind];
  const age = (Date.parse(today) - Date.parse(newest)) / DAY;
  if (!most || age <= most) return undefined;
  return most < 30 ? '超过两周未更新' : '超过半年未更新';
}

/** A column that is empty, or long was not updated. */
export interface Stale {
  column: Column;
  fault: string;
  newest: string | undefined;
}

/** Columns of the site that are empty or stale, in their order; what is hidden nobody inspects. One with others below it
 *  shows theirs too. */
export async function staleColumns(db: Db, authorityId: number, today: string): Promise<Stale[]> {
  const [columns, dates] = await Promise.all([
    columnsOf(db, authorityId).then(shownColumns),
    newestByColumn(db, authorityId),
  ]);
  return columns.flatMap((column) => {
    const newest = withBelow(columns, column.id)
      .flatMap((id) => dates.get(id) ?? [])
      .sort()
      .at(-1);
    const fault = columnFault(column.kind, newest, today);
    return fault ? [{ column, fault, newest }] : [];
  });
}

async function newestByColumn(db: Db, authorityId: number): Promise<Map<number, string>> {
  const day = sql<string>`to_char(max(published_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const rows = await db
    .selectFrom('publications')
    .select(['column_id as id', day.as('newest')])
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .groupBy('column_id')
    .execute();
  return new Map(rows.map(({ id, newest }) => [id, newest]));
}
