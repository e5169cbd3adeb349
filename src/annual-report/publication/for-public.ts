import type { AnnualReport } from '../../law/index.ts';

/** The report as it leaves the house, on the public site and in files: for a figure put right by hand the authority
 *  answers, not the member of staff, whose name stays on the console. */
export function forPublic(report: AnnualReport): AnnualReport {
  if (!report.corrections) return report;
  return { ...report, corrections: report.corrections.map((one) => ({ ...one, by: report.authority.name })) };
}
