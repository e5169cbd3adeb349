import { createHash } from 'node:crypto';
import {
  type AnnualReport,
  type Channel,
  cellPaths,
  cellTitle,
  channelNames,
  reportTitle,
  valueAt,
} from '../../law/index.ts';
import { type Authority, authorityById } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type ChainStep, latestRound, type Round, type Subject, type SubjectKind } from '../../review/index.ts';
import { compileReport } from '../compile.ts';
import { yearHref } from '../links.ts';
import { readers } from '../rules.ts';
import { reportRow } from '../store.ts';

/** What is signed: tables, texts, corrections and title of a report. Any change in them makes another hash. */
export function reportHash({ authority, year, title, tables, channels, sections, corrections }: AnnualReport): string {
  return createHash('sha256')
    .update(JSON.stringify({ authority, year, title, tables, channels, sections, corrections }))
    .digest('hex');
}

/** A report as its reviewers compare it: paragraphs, then a line for each figure and each one put right by hand. */
export function textOfReport({ title, sections, tables, channels, corrections = [] }: AnnualReport): string {
  return [
    title ?? '',
    ...sections.flatMap((section) => [section.title, section.text]),
    ...cellPaths.map((path) => `${cellTitle(path)}：${valueAt(tables, path)}`),
    ...Object.entries(channels).map(([channel, n]) => `${channelNames[channel as Channel] ?? channel}：${n} 条`),
    ...corrections.map(
      ({ path, counted, corrected, reason }) => `更正 ${cellTitle(path)}：${counted} → ${corrected}，${reason}`,
    ),
  ].join('\n');
}

/** A year's report, as the review room knows it. */
export const reportId = (authorityId: number, year: number): string => `${authorityId}:${year}`;
export const yearIn = (id: string): number => Number(id.split(':')[1]);

/** The chain of an authority as its report takes it: the office's own step may also be done by the head of the disclosure
 *  office, who answers for the whole report. 条例 art. 4 */
export function reportChain(chain: readonly ChainStep[]): ChainStep[] {
  return chain.map((step) => (step.scope === 'office' ? { ...step, also: ['disclosureHead'] } : step));
}

/** The newest round of a year's report; undefined: it was never submitted. */
export function reportRound(db: Db, authorityId: number, year: number): Promise<Round | undefined> {
  return latestRound(db, annualReports.name, reportId(authorityId, year));
}

/** A report as it is reviewed. */
export function subjectOfReview(authority: Authority, report: AnnualReport): Subject {
  const { year } = report;
  const title = reportTitle(authority.name, year);
  const href = `${yearHref(year)}#sign-off`;
  return { id: reportId(authority.id, year), title, href, contentHash: reportHash(report) };
}

/** Annual reports under review: on the page of their year, which compiles them anew each time it is looked at, so that
 *  whatever changes in the books is seen. */
export const annualReports: SubjectKind = {
  name: 'annualReport',
  words: { kind: '年度报告', it: '报告', text: '报告', wrote: '编制或修改', drafted: '编制', review: '审签' },
  chain: 'authority',
  readers,
  async present(db, ids) {
    const all = await Promise.all(ids.map((id) => compiledNow(db, id)));
    return new Map(all.map((subject) => [subject.id, subject]));
  },
  async publicText(db, id) {
    const row = await reportRow(db, Number.parseInt(id, 10), yearIn(id));
    return row?.snapshot ? textOfReport(row.snapshot) : undefined;
  },
};

async function compiledNow(db: Db, id: string): Promise<Subject> {
  const authority = (await authorityById(db, Number.parseInt(id, 10)))!;
  return subjectOfReview(authority, (await compileReport(db, authority, yearIn(id))).report);
}
