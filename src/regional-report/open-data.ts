import { tablesCsv } from '../annual-report/index.ts';
import type { AnnualReport } from '../law/index.ts';

/** The three tables of every authority of a region as one long CSV: a line for each authority and cell. */
export function breakdownCsv(breakdown: readonly AnnualReport[]): string {
  return breakdown
    .map((report) => tablesCsv(report))
    .map((text, at) => (at === 0 ? text : text.slice(text.indexOf('\n') + 1)))
    .join('');
}
