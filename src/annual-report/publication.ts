import type { AnnualReport } from '../law/index.ts';
import type { Authority } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { compileReport } from './compile.ts';
import { lockReport, reportRow, saveReport } from './store.ts';

/** Marks a year's report as published and keeps it as it is now, under its date. The caller has checked that it may be. */
export async function keepPublished(
  db: Tx,
  authority: Pick<Authority, 'id' | 'code' | 'name'>,
  year: number,
  by: { name: string; now: Date; date: string },
): Promise<AnnualReport> {
  await lockReport(db, authority.id, year, by);
  const { report } = await compileReport(db, authority, year, by.date);
  await saveReport(db, authority.id, year, {
    state: 'published',
    published_at: by.now,
    published_on: by.date,
    snapshot: JSON.stringify(report),
  });
  return report;
}

/** The report as it was published; undefined when it is not. */
export async function publishedReport(db: Db, authorityId: number, year: number): Promise<AnnualReport | undefined> {
  const row = await reportRow(db, authorityId, year);
  return row?.state === 'published' ? (row.snapshot ?? undefined) : undefined;
}
