import { compileReport, lockReport, type PlaceRemark, publishedReport, reportRow } from '../annual-report/index.ts';
import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { cityOffice, decisionFault, senders, submitFault } from './rules.ts';
import { decide, insertRemarks, insertSubmission, lockSubmission, submissionsOf } from './store.ts';

/** 报送: the year's report goes up as it is now: as published, else as compiled. 条例 art. 49 */
export const submitReport = action<{ year: number }, number>(
  'region.submitReport',
  senders,
  async ({ db, who, now, today }, { year }) => {
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    await lockReport(db, who.authorityId, year, { name: who.name, now }); // two at once: one waits here
    const [last] = await submissionsOf(db, who.authorityId, year);
    const fault = submitFault(last, { year, today, parentId: authority.parentId });
    if (fault) return fault;
    const report = (await publishedReport(db, authority.id, year)) ?? (await compileReport(db, authority, year)).report;
    const of = { authorityId: authority.id, parentId: authority.parentId!, year, round: (last?.round ?? 0) + 1 };
    const id = await insertSubmission(db, { ...of, by: who.name, at: now }, report);
    return done(id, `report-submission:${id}`, { year, round: of.round, findings: report.findings.length });
  },
);

/** The city's office accepts what was sent up, or returns it with what is to be mended, place by place where it likes. */
export const decideSubmission = action<
  { id: number; accepted: boolean; remark: string; places: readonly PlaceRemark[] },
  void
>('region.decideSubmission', cityOffice, async ({ db, who, now }, { id, accepted, remark, places }) => {
  const submission = await lockSubmission(db, who.authorityId, id);
  if (!submission) return notFound();
  const region = await reportRow(db, who.authorityId, submission.year, 'region');
  const fault = decisionFault(submission, { accepted, remark, places }, region?.state === 'published');
  if (fault) return fault;
  await decide(db, id, { state: accepted ? 'accepted' : 'returned', remark, by: who.name, at: now });
  if (!accepted) await insertRemarks(db, id, places);
  return done(undefined, `report-submission:${id}`, {
    year: submission.year,
    accepted,
    remark,
    ...(!accepted && places.length > 0 && { places }),
  });
});
