import { type AnnualReport, auditReport, reportTitle } from '../law/index.ts';
import type { Authority } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { factsOf } from './figures/facts.ts';
import { reportFigures } from './figures/figures.ts';
import { type Counted, fill } from './narrative/live-figures.ts';
import { type Part, partIds, sectionsOf, textsOf } from './narrative/parts.ts';
import { templateText } from './narrative/template.ts';
import { reportRow } from './store.ts';
import type { ReportState } from './tables.ts';

/** Whose report it is, as a report is compiled for it. */
export type Reporting = Pick<Authority, 'id' | 'code' | 'name' | 'isDemo'>;

/** The days of a report, YYYY-MM-DD: that its paper bears, and on which it goes out or went out first. */
export interface ReportDays {
  signed: string;
  published: string;
}

/** Those of a report that is public; undefined: it never was. */
export function daysOf(row: { signed_on: string | null; published_on: string | null } | undefined) {
  return row?.published_on ? { signed: row.signed_on ?? row.published_on, published: row.published_on } : undefined;
}

/** What stands at the head of a report that the house compiles. */
export function reportHead({ code, name, isDemo }: Reporting, year: number, days: ReportDays | undefined) {
  return {
    format: '2021',
    authority: { code, name, ...(isDemo && { demo: true as const }) },
    year,
    title: reportTitle(name, year),
    ...(days && { date: days.signed, publishedOn: days.published }),
  } satisfies Partial<AnnualReport>;
}

export interface Compiled {
  report: AnnualReport;
  /** what the texts' live figures are taken from */
  counted: Counted;
  /** texts by part as written, with their braces */
  sources: Record<Part, string>;
  /** the same as they read, with their figures */
  filled: Record<Part, string>;
  /** parts that a person has worded */
  worded: ReadonlySet<Part>;
  /** last year's texts by part, as they read */
  lastYear: Partial<Record<Part, string>>;
  /** the same to begin from: with their figures live where they were */
  lastSources: Partial<Record<Part, string>>;
  state: ReportState;
  /** the report as it was published */
  snapshot: AnnualReport | null;
}

/** The annual report of an authority and year out of the books: no number in it is typed. 条例 art. 50
 *  @param days its own once published, else undated */
export async function compileReport(db: Db, authority: Reporting, year: number, days?: ReportDays): Promise<Compiled> {
  const [row, lastRow] = await Promise.all([reportRow(db, authority.id, year), reportRow(db, authority.id, year - 1)]);
  const [figures, facts, last] = await Promise.all([
    reportFigures(db, authority.id, year),
    factsOf(db, authority.id, year),
    lastRow?.snapshot ?? reportFigures(db, authority.id, year - 1), // compared with what the public was told
  ]);
  const counted: Counted = { ...figures, authority: authority.name, year, facts, before: last };
  const sources = byPart((part) => row?.texts[part] ?? templateText(part, counted));
  // words of a template stay as the public reads them, though the template has changed since
  const kept = row?.state === 'published' && row.snapshot ? textsOf(row.snapshot.sections) : {};
  const filled = byPart((part) => (row?.texts[part] === undefined && kept[part]) || fill(sources[part], counted));
  const head = reportHead(authority, year, days ?? daysOf(row));
  const body = { channels: figures.channels, sections: sectionsOf(filled) };
  const previous = lastRow?.snapshot ?? { tables: last.tables };
  const lastYear = lastRow?.snapshot ? textsOf(lastRow.snapshot.sections) : {};
  const findings = auditReport({ ...head, tables: figures.tables, ...body, previous });
  return {
    report: { ...head, tables: figures.tables, findings, ...body, corrections: figures.corrections },
    counted,
    sources,
    filled,
    worded: new Set(partIds.filter((part) => row?.texts[part] !== undefined)),
    lastYear,
    lastSources: { ...lastYear, ...lastRow?.texts },
    state: row?.state ?? 'draft',
    snapshot: row?.snapshot ?? null,
  };
}

function byPart<T>(of: (part: Part) => T): Record<Part, T> {
  return Object.fromEntries(partIds.map((part) => [part, of(part)])) as Record<Part, T>;
}
