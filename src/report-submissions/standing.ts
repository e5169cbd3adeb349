import { differencesOf, publishedBelow } from '../annual-report/index.ts';
import type { AnnualReport, Finding } from '../law/index.ts';
import { type Authority, authoritiesBelow } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { auditSubmitted, daysLate } from './rules.ts';
import { acceptedReports, newestSubmissions, type Submission } from './store.ts';

/** One authority of a region in a year: what it sent up, and what is found in it. */
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
  return auditSubmitted(
    report,
    before.find((one) => one.authority.code === report.authority.code),
  );
}
