import { authorityById } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { compileReport } from '../compile.ts';
import { figureFault } from '../narrative.ts';
import { type Part, parts } from '../parts.ts';
import { publishedReport } from '../publication.ts';
import { textMark } from '../rules.ts';
import { lockReport, saveReport } from '../store.ts';
import { decisionFault, examiners, type PlaceRemark, regionSubject, senders, submitFault } from './rules.ts';
import { decide, insertRemarks, insertSubmission, lockSubmission, regionRow, submissionsOf } from './store.ts';

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
>('region.decideSubmission', examiners, async ({ db, who, now }, { id, accepted, remark, places }) => {
  const submission = await lockSubmission(db, who.authorityId, id);
  if (!submission) return notFound();
  const region = await regionRow(db, who.authorityId, submission.year);
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

/** A person's wording of one part of the region's report, or, empty, a return to the template's. */
export const editRegionPart = action<{ year: number; part: Part; text: string; seen: string }, void>(
  'region.editPart',
  examiners,
  async ({ db, who, now }, { year, part, text, seen }) => {
    const fault = text.length > 20_000 ? '文字过长，最多 20000 字' : figureFault(text);
    if (fault) return invalid(fault, { text: fault });
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now }, 'region_reports');
    if (row.state === 'published') return conflict('本地区年度报告已发布，需要修改的请先办理更正');
    if (textMark(row.texts[part]) !== seen)
      return conflict(`“${parts[part]}”刚被${row.updated_by}修改过。您的文字仍在下面，请对照现有文字合并后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    const values = { texts: JSON.stringify(texts), updated_at: now, updated_by: who.name };
    await saveReport(db, who.authorityId, year, values, 'region_reports');
    return done(undefined, regionSubject(who.authorityId, year), { part, template: !text.trim() });
  },
);
