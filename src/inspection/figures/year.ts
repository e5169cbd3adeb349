import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { WHATS, type What, type Within } from './marks.ts';
import { countsOf, keptSince } from './store.ts';

/** What was found, said and done in a year, for its report. */
export interface ManagementCounts extends Record<What, number> {
  /** days of the year on which what is online was looked into */
  nights: number;
  /** since when what is found before review is kept, where that is within the year; undefined: all of it */
  since: string | undefined;
  /** the same of mends while a text is written */
  draftedSince: string | undefined;
}

/** A year, on a Chinese calendar. */
export const yearWithin = (authorityId: number, officeId: number | null, year: number): Within => ({
  ...{ authorityId, officeId },
  from: new Date(`${year}-01-01T00:00:00+08:00`),
  to: new Date(`${year + 1}-01-01T00:00:00+08:00`),
});

/** A day that is within a year and not its first. */
const within = (day: string, year: number) => (day > `${year}-01-01` && day <= `${year}-12-31` ? day : undefined);

/** 信息管理 of a year, for the annual report; the same figures as on the page. 条例 arts. 17, 50 */
export async function managementOf(db: Db, authorityId: number, year: number): Promise<ManagementCounts> {
  const [counts, since, nights] = await Promise.all([
    countsOf(db, yearWithin(authorityId, null, year)),
    keptSince(db, authorityId),
    sql<{ n: number }>`select count(*)::int as n from inspection_runs where authority_id = ${authorityId}
      and day >= ${`${year}-01-01`}::date and day < ${`${year + 1}-01-01`}::date and finished_at is not null`.execute(
      db,
    ),
  ]);
  const total = (what: What) => counts.reduce((sum, one) => sum + (one.what === what ? one.n : 0), 0);
  const totals = Object.fromEntries((Object.keys(WHATS) as What[]).map((what) => [what, total(what)]));
  return {
    ...(totals as Record<What, number>),
    nights: nights.rows[0]!.n,
    since: within(since.found, year),
    draftedSince: within(since.drafted, year),
  };
}
