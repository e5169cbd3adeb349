import type { AnnualReport } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { ReportScope } from '../tables.ts';

/** A version of a report that the public saw. */
export interface Version {
  number: number;
  /** why it replaced the one before; empty for the first */
  reason: string;
  publishedOn: string;
  by: string;
}

/** All versions, oldest first. */
export function versionsOf(db: Db, authorityId: number, year: number, scope: ReportScope = 'own'): Promise<Version[]> {
  return db
    .selectFrom('report_versions')
    .select(['number', 'reason', 'published_on as publishedOn', 'published_by as by'])
    .where('authority_id', '=', authorityId)
    .where('scope', '=', scope)
    .where('year', '=', year)
    .orderBy('number')
    .execute();
}

/** One version with its wording; undefined when there is none of that number. */
export function versionOf(db: Db, authorityId: number, year: number, number: number, scope: ReportScope = 'own') {
  return db
    .selectFrom('report_versions')
    .select(['snapshot', 'texts', 'breakdown'])
    .where('authority_id', '=', authorityId)
    .where('scope', '=', scope)
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Keeps the next version. It is never changed again. */
export async function insertVersion(
  db: Tx,
  authorityId: number,
  year: number,
  of: {
    report: AnnualReport;
    texts: Record<string, string>;
    reason: string;
    by: { name: string; now: Date; date: string };
    /** of a region's report: those it sums up */
    breakdown?: readonly AnnualReport[];
  },
): Promise<void> {
  const scope = of.breakdown ? 'region' : 'own';
  const before = await versionsOf(db, authorityId, year, scope);
  await db
    .insertInto('report_versions')
    .values({
      authority_id: authorityId,
      scope,
      year,
      number: (before.at(-1)?.number ?? 0) + 1,
      snapshot: JSON.stringify(of.report),
      texts: JSON.stringify(of.texts),
      breakdown: of.breakdown ? JSON.stringify(of.breakdown) : (null as never),
      reason: of.reason,
      published_on: of.by.date,
      published_at: of.by.now,
      published_by: of.by.name,
    })
    .execute();
}
