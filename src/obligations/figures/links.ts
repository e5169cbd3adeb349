import type { DueStanding } from '../../law/index.ts';
import { DESK } from '../words.ts';
import type { Grouping } from './figures.ts';

/** What a list of dues is asked by, as it stands in its address. */
export type DueQuery = Partial<
  Record<'year' | 'standing' | 'obligation' | 'office' | 'field' | 'kind' | 'period' | 'month' | 'from' | 'to', string>
>;

/** The list of the dues that a figure counted. */
export function duesHref(query: DueQuery): string {
  const given = Object.entries(query).filter(([, value]) => value);
  return given.length ? `${DESK}/dues?${new URLSearchParams(given)}` : `${DESK}/dues`;
}

/** What a group of figures adds to that address. */
export function groupQuery(grouping: Grouping, key: string): DueQuery {
  if (grouping !== 'period') return { [grouping]: key };
  const [obligation, period] = key.split(' ');
  return { obligation: obligation!, period: period! };
}

/** The list of the records behind a figure of a year. */
export const recordsHref = (year: number, standing: DueStanding | '', query: DueQuery = {}): string =>
  duesHref({ year: String(year), ...query, ...(standing && { standing }) });
