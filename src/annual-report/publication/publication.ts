import type { AnnualReport } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import { compileReport, daysOf, type Reporting } from '../compile.ts';
import { lockReport, reportRow, saveReport } from '../store.ts';
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
    by: { name: string; now: Date };
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
      published_on: dayOf(of.by.now),
      published_at: of.by.now,
      published_by: of.by.name,
    })
    .execute();
}

/** Publishes a year's report and keeps it as it is now as a version of its own. A later version of the same report keeps
 *  the date of its paper and the day on which it went out first. The caller has checked that it may be.
 *  @param by.date that the paper bears; @param by.reason why it replaces the version before */
export async function keepPublished(
  db: Tx,
  authority: Reporting,
  year: number,
  by: { name: string; now: Date; date: string; reason?: string },
): Promise<AnnualReport> {
  const row = await lockReport(db, authority.id, year, by);
  const days = daysOf(row) ?? { signed: by.date, published: dayOf(by.now) };
  const { report } = await compileReport(db, authority, year, days);
  await insertVersion(db, authority.id, year, { report, texts: row.texts, reason: by.reason ?? '', by });
  await saveReport(db, authority.id, year, {
    state: 'published',
    published_at: by.now,
    published_on: days.published,
    signed_on: days.signed,
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

/** Whose report, of which year: an authority's, or a region's. */
interface Of {
  scope: ReportScope;
  authorityId: number;
  year: number;
}

/** Opens a published report for change; the public keeps seeing the published version until the corrected one is
 *  published. @param reason what the public will read; at least four characters */
export async function reopen(
  db: Tx,
  { scope, authorityId, year }: Of,
  reason: string,
  by: { name: string; now: Date },
): Promise<Failure | undefined> {
  if (reason.length < 4) return invalid('请写明更正的原因，公众会看到', { reason: '请写明更正的原因，公众会看到' });
  const row = await lockReport(db, authorityId, year, by, scope);
  if (row.state !== 'published') return conflict('报告尚未发布，或者正在更正');
  await saveReport(db, authorityId, year, { state: 'correcting', correction_reason: reason }, scope);
  return undefined;
}

/** Gives up a correction: the wording is again that of the published version.
 *  @returns the number of that version, or why not */
export async function restore(
  db: Tx,
  { scope, authorityId, year }: Of,
  by: { name: string; now: Date },
): Promise<Failure | { ok: true; version: number }> {
  const row = await lockReport(db, authorityId, year, by, scope);
  if (row.state !== 'correcting') return conflict('报告现在不在更正中');
  const newest = (await versionsOf(db, authorityId, year, scope)).at(-1)!;
  const { texts } = (await versionOf(db, authorityId, year, newest.number, scope))!;
  const values = { state: 'published', correction_reason: '', texts: JSON.stringify(texts) } as const;
  await saveReport(db, authorityId, year, values, scope);
  return { ok: true, version: newest.number };
}
