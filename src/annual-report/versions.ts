import type { AnnualReport } from '../law/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';

/** A version of a report that the public saw. */
export interface Version {
  number: number;
  /** why it replaced the one before; empty for the first */
  reason: string;
  publishedOn: string;
  by: string;
}

/** All versions, oldest first. */
export function versionsOf(db: Db, authorityId: number, year: number): Promise<Version[]> {
  return db
    .selectFrom('report_versions')
    .select(['number', 'reason', 'published_on as publishedOn', 'published_by as by'])
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .orderBy('number')
    .execute();
}

/** One version with its wording; undefined when there is none of that number. */
export function versionOf(db: Db, authorityId: number, year: number, number: number) {
  return db
    .selectFrom('report_versions')
    .select(['snapshot', 'texts'])
    .where('authority_id', '=', authorityId)
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
  },
): Promise<void> {
  const before = await versionsOf(db, authorityId, year);
  await db
    .insertInto('report_versions')
    .values({
      authority_id: authorityId,
      year,
      number: (before.at(-1)?.number ?? 0) + 1,
      snapshot: JSON.stringify(of.report),
      texts: JSON.stringify(of.texts),
      reason: of.reason,
      published_on: of.by.date,
      published_at: of.by.now,
      published_by: of.by.name,
    })
    .execute();
}
