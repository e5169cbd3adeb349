import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../platform/outcome.ts';
import { chainOf, type Verdict, verdictFaults } from '../review/index.ts';
import { compileReport } from './compile.ts';
import { subjectOf, wordSmiths } from './rules.ts';
import { reportHash, signOffFault, standingOf } from './sign-off.ts';
import { latestRound, moveRound, openRound, saveReview } from './sign-off-store.ts';
import { lockReport } from './store.ts';

/** 送审: the report as it is now starts through the authority's chain of review. What the checks found has to be accepted
 *  by who submits. 条例 art. 17 */
export const submitReport = action<{ year: number; accepted: boolean }, void>(
  'annualReport.submit',
  wordSmiths,
  async ({ db, who, now, today }, { year, accepted }) => {
    if (today <= `${year}-12-31`) return conflict(`${year} 年结束后才能送审`);
    const authority = await authorityById(db, who.authorityId);
    if (!authority || who.id === null) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布；发现差错的，请先办理更正');
    const { report } = await compileReport(db, authority, year);
    const hash = reportHash(report);
    const standing = standingOf(await latestRound(db, who.authorityId, year), hash);
    if (standing === 'open' || standing === 'passed') return conflict('这份报告正在审签或者已经签发，不必重复送审');
    const rules = [...new Set(report.findings.map(({ rule }) => rule))];
    if (rules.length > 0 && !accepted) {
      const message = `核对发现 ${report.findings.length} 处问题（${rules.join('、')}），请先处理；确认无误的，勾选“已逐条核对”后再送审`;
      return invalid(message, { accepted: message });
    }
    const authors = [...new Set([...row.authors, who.id])];
    await openRound(
      db,
      { authorityId: who.authorityId, year, contentHash: hash, accepted: rules, authors },
      await chainOf(db, who.authorityId),
      { id: who.id, name: who.name, officeId: who.officeId, at: now },
    );
    return done(undefined, subjectOf(who.authorityId, year), { contentHash: hash, accepted: rules });
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
