import {
  type Counted,
  daysOf,
  fill,
  type Part,
  partIds,
  type ReportDays,
  type Reporting,
  type ReportState,
  reportHead,
  reportRow,
  sectionsOf,
  versionOf,
  versionsOf,
} from '../annual-report/index.ts';
import { assessmentFigures } from '../assessment/index.ts';
import { type AnnualReport, auditReport, regionReportBy } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { acceptedReports } from '../report-submissions/index.ts';
import { comparable } from './comparable.ts';
import { sumChannels, sumTables } from './sum.ts';
import { regionTexts } from './template.ts';

export interface CompiledRegion {
  report: AnnualReport;
  /** the accepted reports it sums up */
  breakdown: AnnualReport[];
  counted: Counted;
  sources: Record<Part, string>;
  worded: ReadonlySet<Part>;
  state: ReportState;
  publishedOn: string | null;
  /** the report as the public sees it */
  snapshot: AnnualReport | null;
  /** what the checks could not look at, and why */
  unchecked: string | undefined;
}

/** The report of a region: the accepted reports of its authorities added cell by cell, and a narrative of its own; once
 *  published, as it was published, until a correction is begun. 条例 art. 49
 *  @param days its own once published, else undated */
export async function compileRegion(
  db: Db,
  authority: Reporting,
  year: number,
  days?: ReportDays,
): Promise<CompiledRegion> {
  const [row, kept, last, accepted, before, assessed] = await Promise.all([
    reportRow(db, authority.id, year, 'region'),
    newestVersion(db, authority.id, year),
    newestVersion(db, authority.id, year - 1),
    acceptedReports(db, authority.id, year),
    acceptedReports(db, authority.id, year - 1),
    assessmentFigures(db, authority.id, year),
  ]);
  const state = row?.state ?? 'draft';
  const frozen = state === 'published' ? kept : undefined;
  const breakdown = frozen?.breakdown ?? accepted;
  const alike = comparable(breakdown, before);
  const counted: Counted = {
    authority: authority.name,
    year,
    authorities: breakdown.length,
    assessed,
    tables: sumTables(breakdown),
    channels: sumChannels(breakdown),
    applicationFees: 0n,
    before: { channels: sumChannels(alike.before), tables: sumTables(alike.before) },
    ...(alike.leftOut.length > 0 && {
      compared: {
        channels: sumChannels(alike.now),
        tables: sumTables(alike.now),
        authorities: alike.now.length,
        leftOut: alike.leftOut,
      },
    }),
  };
  const carried = last && comparable(breakdown, last.breakdown ?? []).leftOut.length === 0 ? last.snapshot : null;
  const templates = regionTexts(counted);
  const sources = Object.fromEntries(partIds.map((part) => [part, row?.texts[part] ?? templates[part]])) as Record<
    Part,
    string
  >;
  const texts = Object.fromEntries(partIds.map((part) => [part, fill(sources[part], counted)])) as Record<Part, string>;
  const draft = {
    ...reportHead(authority, year, days ?? daysOf(row)),
    tables: counted.tables,
    channels: counted.channels,
    sections: sectionsOf(texts),
  };
  const findings = auditReport({ ...draft, dueBy: regionReportBy(year), previous: carried });
  return {
    report: frozen?.snapshot ?? { ...draft, findings },
    breakdown,
    counted,
    sources,
    worded: new Set(partIds.filter((part) => row?.texts[part] !== undefined)),
    state,
    publishedOn: row?.published_on ?? null,
    snapshot: row?.snapshot ?? null,
    unchecked: carried
      ? undefined
      : last
        ? '两年汇总的机关不同，汇总数字的上下年度衔接没有核对，各机关的衔接在审核其报告时核对'
        : '没有上年的地区报告可对照，汇总数字的上下年度衔接没有核对',
  };
}

/** The newest version that the public sees, with the reports it sums up; undefined without one. */
async function newestVersion(db: Db, authorityId: number, year: number) {
  const newest = (await versionsOf(db, authorityId, year, 'region')).at(-1);
  return newest && versionOf(db, authorityId, year, newest.number, 'region');
}
