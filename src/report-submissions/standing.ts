import { differencesOf, publishedBelow } from '../annual-report/index.ts';
import type { AnnualReport, Finding } from '../law/index.ts';
import { type Authority, authoritiesBelow } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type Lateness, latenessOf } from './lateness.ts';
import { knownOf, owes } from './owing.ts';
import { auditSubmitted } from './rules.ts';
import { acceptedReports, firstYearsSent, newestSubmissions, roundTimesBelow, type Submission } from './store.ts';
import type { StandingState } from './tables.ts';

/** One authority of a region in a year: what it sent up, and what is found in it. */
export interface Standing {
  authority: Authority;
  submission: Submission | undefined;
  findings: Finding[];
  state: StandingState;
  late: Lateness;
  /** figures and texts in which the authority's public report differs from what it sent up */
  changes: number;
}

/** Who below a region's office has sent up its report of a year, and who has not. */
export async function standingOf(db: Db, parentId: number, year: number, today: string): Promise<Standing[]> {
  const [below, sent, times, firstSent, before, published] = await Promise.all([
    authoritiesBelow(db, parentId),
    newestSubmissions(db, parentId, year),
    roundTimesBelow(db, parentId, year),
    firstYearsSent(db, parentId),
    acceptedReports(db, parentId, year - 1),
    publishedBelow(db, parentId, year),
  ]);
  const known = await Promise.all(below.map(({ id }) => knownOf(db, id, firstSent.get(id))));
  return below.map((authority, n) => {
    const submission = sent.find((one) => one.authorityId === authority.id);
    const owed = owes(authority, known[n]!, year);
    const rounds = times.filter((one) => one.authorityId === authority.id);
    return {
      authority,
      submission,
      state: submission?.state ?? (owed ? 'missing' : 'notOwed'),
      findings: submission ? findingsOf(submission.report, before) : [],
      late: owed ? latenessOf(year, rounds, today) : { first: 0, mending: 0 },
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
