/** 年报体检: reads any annual report as offices publish them, and audits it. 国办公开办函〔2021〕30号, 〔2019〕60号
 *  Light to load: the command `audit` comes in here. */
import type { AuditedFile } from './audit-files.ts';

export { withEntries } from './archives.ts';
export { type AuditedFile, auditFiles, countVerdicts, type GivenFile, type Scans, verdictOf } from './audit-files.ts';
export type { Filable } from './filable.ts';
export { percent } from './percent.ts';
export { sameAuthority } from './same-authority.ts';
export { VERDICTS } from './verdict.ts';

/** All reports in one workbook. */
export async function summaryXlsx(files: readonly AuditedFile[]): Promise<Buffer> {
  return (await import('./summary.ts')).summaryXlsx(files);
}

/** A result of an audit as it may be sent up for its authority. */
export async function filableOf(...asked: Parameters<typeof import('./filable.ts')['filableOf']>) {
  return (await import('./filable.ts')).filableOf(...asked);
}
