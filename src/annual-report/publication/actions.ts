import { authorityById } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { isDay } from '../../platform/dates.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { recallReview, releaseReview, standingOf } from '../../review/index.ts';
import { compileReport } from '../compile.ts';
import { publishers, subjectOf } from '../rules.ts';
import { type Acceptance, acceptanceFault, acceptedOf, insertAccepted, unaccepted } from '../sign-off/accepted.ts';
import { annualReports, reportHash, reportId, reportRound } from '../sign-off/subject.ts';
import { lockReport, saveReport } from '../store.ts';
import { keepPublished, reopen, restore } from './publication.ts';

/** Publishes the report that was signed today, under the date that its paper bears, and keeps it as it is now; a
 *  correction replaces the version before, which stays open to the public. What the checks find only now (published after
 *  31 January, whatever its paper says) is accepted with a reason, or it is not published. 条例 art. 49 */
export const publishReport = action<{ year: number; date: string; findings: Acceptance }, void>(
  'annualReport.publish',
  publishers,
  async (act, { year, date, findings: given }) => {
    const { db, who, now, today } = act;
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布');
    const first = row.published_on === null;
    const fault = first ? dateFault(date, year, today) : undefined;
    if (fault) return invalid(fault, { date: fault });
    const { report } = await compileReport(db, authority, year, first ? { signed: date, published: today } : undefined);
    const round = await reportRound(db, who.authorityId, year);
    const standing = standingOf(round, reportHash(report));
    if (standing === 'voided') return conflict('报告内容在审签后有变动，原签发失效，请重新送审');
    if (!round || standing !== 'passed') return conflict('报告经审核、保密审查和签发后才能发布，请先送审');
    const fresh = unaccepted(report.findings, await acceptedOf(db, round.id));
    const open = acceptanceFault(fresh, given, '发布');
    if (open) return open;
    const reason = given.reason.trim();
    await insertAccepted(db, round.id, fresh, { stage: 'publication', reason, by: who.name, at: now });
    const by = { name: who.name, now, date, reason: row.correction_reason };
    await keepPublished(db, authority, year, by);
    await releaseReview(act, round);
    return done(undefined, subjectOf(who.authorityId, year), {
      date: today,
      ...(first && { signedOn: date }),
      contentHash: round.contentHash,
      ...(by.reason && { reason: by.reason }),
      ...(fresh.length > 0 && { accepted: fresh.map(({ rule }) => rule), acceptedReason: reason }),
    });
  },
);

function dateFault(date: string, year: number, today: string): string | undefined {
  if (!isDay(date)) return '请填写落款日期，如 2024-01-12';
  if (date <= `${year}-12-31`) return `落款日期应在 ${year} 年结束之后`;
  return date > today ? '落款日期不能晚于今天' : undefined;
}

/** 更正: opens a published report for change; the public keeps seeing the published version until the corrected one is
 *  signed and published. */
export const beginCorrection = action<{ year: number; reason: string }, void>(
  'annualReport.beginCorrection',
  publishers,
  async ({ db, who, now }, { year, reason }) => {
    const of = { scope: 'own', authorityId: who.authorityId, year } as const;
    const fault = await reopen(db, of, reason, { name: who.name, now });
    if (fault) return fault;
    return done(undefined, subjectOf(who.authorityId, year), { reason });
  },
);

/** 放弃更正: the wording is again that of the published version. */
export const abandonCorrection = action<{ year: number }, void>(
  'annualReport.abandonCorrection',
  publishers,
  async (act, { year }) => {
    const { db, who, now } = act;
    const of = { scope: 'own', authorityId: who.authorityId, year } as const;
    const restored = await restore(db, of, { name: who.name, now });
    if (!restored.ok) return restored;
    await saveReport(db, who.authorityId, year, { authors: [] });
    await recallReview(act, annualReports, reportId(who.authorityId, year), ['open', 'passed']); // if it was submitted
    return done(undefined, subjectOf(who.authorityId, year), { version: restored.version });
  },
);
