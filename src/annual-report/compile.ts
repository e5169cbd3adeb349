import { countDeliveries } from '../channels/index.ts';
import { type AnnualReport, auditReport, reportTitle } from '../law/index.ts';
import type { Authority } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { countTables } from './figures.ts';
import { type Counted, figuresFor, fill, type Part, partIds, sectionsOf, templateText } from './narrative.ts';
import { reportRow } from './store.ts';

export interface Compiled {
  report: AnnualReport;
  /** texts by part, figures filled in */
  texts: Record<Part, string>;
  /** texts by part as written, with their braces */
  sources: Record<Part, string>;
  state: 'draft' | 'published';
}

/** The annual report of an authority and year out of the books: no number in it is typed. 条例 art. 50 */
export async function compileReport(
  db: Db,
  authority: Pick<Authority, 'id' | 'code' | 'name'>,
  year: number,
): Promise<Compiled> {
  const [tables, previous, channels, before, row] = await Promise.all([
    countTables(db, authority.id, year),
    countTables(db, authority.id, year - 1),
    countDeliveries(db, authority.id, year),
    countDeliveries(db, authority.id, year - 1),
    reportRow(db, authority.id, year),
  ]);
  const previousTotal = Object.values(before).reduce((sum, count) => sum + count, 0);
  const counted: Counted = { authority: authority.name, year, tables, channels, previousTotal };
  const figures = figuresFor(counted);
  const sources = Object.fromEntries(
    partIds.map((part) => [part, row?.texts[part] ?? templateText(part, counted)]),
  ) as Record<Part, string>;
  const texts = Object.fromEntries(partIds.map((part) => [part, fill(sources[part], figures)])) as Record<Part, string>;
  const bare = {
    format: '2021' as const,
    authority: { code: authority.code, name: authority.name },
    year,
    title: reportTitle(authority.name, year),
    date: row?.published_on ?? null,
    tables,
    channels: { ...channels },
    sections: sectionsOf(texts),
  };
  const { date, ...undated } = bare;
  const findings = auditReport({ ...undated, ...(date && { date }), previous: { tables: previous } });
  return { report: { ...bare, findings }, texts, sources, state: row?.state ?? 'draft' };
}
