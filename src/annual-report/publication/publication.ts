import type { AnnualReport } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { compileReport } from '../compile.ts';
import type { Reporting } from '../head.ts';
import { lockReport, reportRow, saveReport } from '../store.ts';
import { insertVersion } from './versions.ts';

/** Publishes a year's report and keeps it as it is now, under its date, as a version of its own. A later version of the
 *  same report keeps the date of signing. The caller has checked that it may be.
 *  @param by.date day of publication; @param by.reason why it replaces the version before */
export async function keepPublished(
  db: Tx,
  authority: Reporting,
  year: number,
  by: { name: string; now: Date; date: string; reason?: string },
): Promise<AnnualReport> {
  const row = await lockReport(db, authority.id, year, by);
  const { report } = await compileReport(db, authority, year, row.published_on ?? by.date);
  await insertVersion(db, authority.id, year, { report, texts: row.texts, reason: by.reason ?? '', by });
  await saveReport(db, authority.id, year, {
    state: 'published',
    published_at: by.now,
    published_on: row.published_on ?? by.date,
    snapshot: JSON.stringify(report),
    correction_reason: '',
    authors: [],
  });
  return report;
}

/** The report as the public sees it: its newest version; undefined when there is none. */
export async function publishedReport(db: Db, authorityId: number, year: number): Promise<AnnualReport | undefined> {
  return (await reportRow(db, authorityId, year))?.snapshot ?? undefined;
}
