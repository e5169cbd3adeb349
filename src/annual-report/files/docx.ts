import type { AnnualReport } from '../../law/index.ts';
import { paperDocx } from '../../platform/papers/index.ts';
import { reportPaper } from './paper.ts';

/** The report as a Word file in the layout of official papers. GB/T 9704-2012 */
export function reportDocx(report: AnnualReport): Promise<Buffer> {
  return paperDocx(reportPaper(report));
}
