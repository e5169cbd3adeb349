import { recordsHref } from '../assessment/index.ts';
import { cellOf } from '../law/index.ts';
import { regionHref } from '../report-submissions/index.ts';

export const regionCellHref = (year: number, path: string): string => `${regionHref(year)}/cells/${path}`;

const ASSESSED = { 'region.assessed': 'held', 'region.appraisals': 'appraisals', 'region.answers': 'answers' } as const;

/** Address of the records behind a live figure of the region's text: a cell of all its authorities, or what its office
 *  assessed; undefined for one that is no single list. */
export function regionRecordsHref(year: number, name: string): string | undefined {
  if (cellOf(name)) return regionCellHref(year, name);
  return Object.hasOwn(ASSESSED, name) ? recordsHref(year, ASSESSED[name as keyof typeof ASSESSED]) : undefined;
}
