import type { Tx } from '../../platform/database/index.ts';
import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import { lockReport, saveReport } from '../store.ts';
import type { ReportScope } from '../tables.ts';
import { versionOf, versionsOf } from './versions.ts';

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
