import type { AnnualReport, Finding } from '../../law/index.ts';
import { type Authority, authoritiesBelow } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { differencesOf } from '../differences.ts';
import { daysLate, examine, submissionNames } from './rules.ts';
import { acceptedReports, newestSubmissions, publishedBelow, type Submission } from './store.ts';
import type { StandingLine } from './xlsx.ts';

/** One authority of a region in a year: what it sent up, and what an examiner finds in it. */
export interface Standing {
  authority: Authority;
  submission: Submission | undefined;
  findings: Finding[];
  /** days after 31 January; 0 in time */
  late: number;
  /** figures and texts in which the authority's public report differs from what it sent up */
  changes: number;
}

/** Who below a region's office has sent up its report of a year, and who has not. */
export async function standingOf(db: Db, parentId: number, year: number, today: string): Promise<Standing[]> {
  const [below, sent, before, published] = await Promise.all([
    authoritiesBelow(db, parentId),
    newestSubmissions(db, parentId, year),
    acceptedReports(db, parentId, year - 1),
    publishedBelow(db, parentId, year),
  ]);
  return below.map((authority) => {
    const submission = sent.find((one) => one.authorityId === authority.id);
    return {
      authority,
      submission,
      findings: submission ? findingsOf(submission.report, before) : [],
      late: daysLate(year, submission && dayOf(submission.submittedAt), today),
      changes: changesSince(submission?.report, published.get(authority.id)),
    };
  });
}

function changesSince(sent: AnnualReport | undefined, published: AnnualReport | undefined): number {
  if (!sent || !published) return 0;
  const { figures, texts } = differencesOf(sent, published);
  return figures.length + texts.length;
}

/** What is found in a report, last year's accepted one of the same authority beside it. */
export function findingsOf(report: AnnualReport, before: readonly AnnualReport[]): Finding[] {
  return examine(
    report,
    before.find((one) => one.authority.code === report.authority.code),
  );
}

/** The same as lines of the Excel file. */
export function standingLines(standing: readonly Standing[]): StandingLine[] {
  return standing.map(({ authority, submission, findings, late, changes }) => ({
    name: authority.name,
    state: submissionNames[submission?.state ?? 'missing'],
    sentAt: submission ? minuteOf(submission.submittedAt) : '',
    late,
    findings,
    changes,
    remark: submission?.remark ?? '',
  }));
}
