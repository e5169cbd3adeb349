import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../platform/outcome.ts';
import { chainOf, type Verdict, verdictFaults } from '../review/index.ts';
import { compileReport } from './compile.ts';
import { subjectOf, wordSmiths } from './rules.ts';
import { type Acceptance, acceptanceFault, insertAccepted } from './sign-off/accepted.ts';
import { reportHash, signOffFault, standingOf } from './sign-off.ts';
import { latestRound, moveRound, openRound, saveReview } from './sign-off-store.ts';
import { lockReport } from './store.ts';

/** 送审: the report as it is now starts through the authority's chain of review. What the checks found has to be accepted
 *  by who submits, with a reason that stays. 条例 art. 17 */
export const submitReport = action<{ year: number; findings: Acceptance }, void>(
  'annualReport.submit',
  wordSmiths,
  async ({ db, who, now, today }, { year, findings: given }) => {
    if (today <= `${year}-12-31`) return conflict(`${year} 年结束后才能送审`);
    const authority = await authorityById(db, who.authorityId);
    if (!authority || who.id === null) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布；发现差错的，请先办理更正');
    const { report } = await compileReport(db, authority, year);
    const hash = reportHash(report);
    const standing = standingOf(await latestRound(db, who.authorityId, year), hash);
    if (standing === 'open' || standing === 'passed') return conflict('这份报告正在审签或者已经签发，不必重复送审');
    const fault = acceptanceFault(report.findings, given, '送审');
    if (fault) return fault;
    const authors = [...new Set([...row.authors, who.id])];
    const roundId = await openRound(
      db,
      { authorityId: who.authorityId, year, contentHash: hash, authors },
      await chainOf(db, who.authorityId),
      { id: who.id, name: who.name, officeId: who.officeId, at: now },
    );
    const by = { stage: 'submission' as const, reason: given.reason.trim(), by: who.name, at: now };
    await insertAccepted(db, roundId, report.findings, by);
    const rules = [...new Set(report.findings.map(({ rule }) => rule))];
    return done(undefined, subjectOf(who.authorityId, year), {
      contentHash: hash,
      accepted: rules,
      ...(rules.length > 0 && { reason: by.reason }),
    });
  },
);

/** A verdict on the report at the step that is open; the last one signs. `contentHash`: of what the reviewer had before
 *  them. */
export const reviewReport = action<Verdict & { year: number; contentHash: string }, 'next' | 'signed' | 'returned'>(
  'annualReport.review',
  ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'],
  async ({ db, who, now }, { year, contentHash, ...verdict }) => {
    const authority = await authorityById(db, who.authorityId);
    if (!authority || who.id === null) return notFound();
    await lockReport(db, who.authorityId, year, { name: who.name, now });
    const round = await latestRound(db, who.authorityId, year);
    const hash = reportHash((await compileReport(db, authority, year)).report);
    if (!round || hash !== contentHash) return conflict('报告内容在送审后有变动，请刷新后重新阅看');
    const fault = signOffFault(round, who, hash);
    if (fault) return round.state === 'open' ? forbidden(fault) : conflict(fault);
    const faults = verdictFaults(round.steps[round.step]!, verdict);
    if (Object.keys(faults).length > 0) return invalid('还不能提交意见，请看标出的地方', faults);
    await saveReview(db, round, { id: who.id, name: who.name, at: now }, verdict);
    const record = { step: round.steps[round.step]!.label, verdict: verdict.verdict, contentHash };
    if (verdict.verdict === 'returned') {
      await moveRound(db, round.id, { state: 'returned' });
      return done('returned' as const, subjectOf(who.authorityId, year), record);
    }
    const last = round.step === round.steps.length - 1;
    await moveRound(db, round.id, { step: round.step + 1, ...(last && { state: 'passed' as const }) });
    return done(last ? ('signed' as const) : ('next' as const), subjectOf(who.authorityId, year), record);
  },
);

/** 撤回送审: by those who word the report, while it is on its way. */
export const recallReport = action<{ year: number }, void>(
  'annualReport.recall',
  wordSmiths,
  async ({ db, who, now }, { year }) => {
    await lockReport(db, who.authorityId, year, { name: who.name, now });
    const round = await latestRound(db, who.authorityId, year);
    if (round?.state !== 'open' && round?.state !== 'passed') return conflict('报告现在不在审签中');
    await moveRound(db, round.id, { state: 'recalled' });
    return done(undefined, subjectOf(who.authorityId, year));
  },
);
