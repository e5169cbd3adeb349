import { authorityById } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { chainOf, enterReview, type Given, recallReview, standingOf, takeStep } from '../../review/index.ts';
import { compileReport } from '../compile.ts';
import { textsFault } from '../public-forms.ts';
import { subjectOf, wordSmiths } from '../rules.ts';
import { lockReport } from '../store.ts';
import { type Acceptance, acceptanceFault, insertAccepted } from './accepted.ts';
import { annualReports, reportChain, reportId, reportRound, subjectOfReview, textOfReport } from './subject.ts';
import { unansweredIn, unfinishedIn } from './unfinished.ts';

/** 送审: the report as it is now starts through the authority's chain of review. What the checks found, and what is
 *  unfinished, has to be accepted by who submits, with a reason that reviewers and signer see. 条例 art. 17 */
export const submitReport = action<{ year: number; findings: Acceptance }, void>(
  'annualReport.submit',
  wordSmiths,
  async (act, { year, findings: given }) => {
    const { db, who, now, today } = act;
    if (today <= `${year}-12-31`) return conflict(`${year} 年结束后才能送审`);
    const authority = await authorityById(db, who.authorityId);
    if (!authority || who.id === null) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布；发现差错的，请先办理更正');
    const compiled = await compileReport(db, authority, year);
    const { report } = compiled;
    const open = [...report.findings, ...unfinishedIn(compiled, await unansweredIn(db, authority.id, compiled))];
    const { id, contentHash } = subjectOfReview(authority, report);
    const standing = standingOf(await reportRound(db, authority.id, year), contentHash);
    if (standing === 'open' || standing === 'passed') return conflict('这份报告正在审签或者已经签发，不必重复送审');
    const fault = textsFault(row.texts) ?? acceptanceFault(open, given, '送审');
    if (fault) return fault;
    const steps = reportChain(await chainOf(db, who.authorityId));
    const submitted = {
      id,
      contentHash,
      text: textOfReport(report),
      steps,
      officeId: who.officeId,
      authors: row.authors,
    };
    const roundId = await enterReview(act, annualReports, submitted);
    const by = { stage: 'submission' as const, reason: given.reason.trim(), by: who.name, at: now };
    await insertAccepted(db, roundId, open, by);
    const rules = [...new Set(open.map(({ rule }) => rule))];
    return done(undefined, subjectOf(who.authorityId, year), {
      contentHash,
      accepted: rules,
      ...(rules.length > 0 && { reason: by.reason }),
    });
  },
);

/** A verdict on the report at the step that is open; the last one signs. `contentHash`: of what the reviewer had before
 *  them. */
export const reviewReport = action<Given & { year: number }, 'next' | 'passed' | 'returned'>(
  'annualReport.review',
  ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead', 'deputies'],
  async (act, { year, ...given }) => {
    const { db, who, now } = act;
    const authority = await authorityById(db, who.authorityId);
    if (!authority || who.id === null) return notFound();
    await lockReport(db, who.authorityId, year, { name: who.name, now });
    const { report } = await compileReport(db, authority, year);
    const taken = await takeStep(act, annualReports, subjectOfReview(authority, report), given);
    if (!taken.ok) return taken;
    return done(taken.value.outcome, subjectOf(who.authorityId, year), taken.value.record);
  },
);

/** 撤回送审: by those who word the report, while it is on its way or signed and not yet published. */
export const recallReport = action<{ year: number }, void>('annualReport.recall', wordSmiths, async (act, { year }) => {
  const { db, who, now } = act;
  await lockReport(db, who.authorityId, year, { name: who.name, now });
  const fault = await recallReview(act, annualReports, reportId(who.authorityId, year), ['open', 'passed']);
  return fault ?? done(undefined, subjectOf(who.authorityId, year));
});
