import type { AnnualReport } from '../../law/index.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { paperPdf } from '../../platform/papers/index.ts';
import { reportPaper } from './paper.ts';

/** The report as a PDF file in the layout of official papers; a failure where the machine has no typesetter. */
export function reportPdf(report: AnnualReport): Promise<Outcome<Buffer>> {
  return paperPdf(reportPaper(report));
}
