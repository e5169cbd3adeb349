import { authorityById } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { type Acceptance, acceptanceFault } from '../accepted.ts';
import { compileReport } from '../compile.ts';
import { figureFault } from '../narrative.ts';
import { type Part, parts } from '../parts.ts';
import { publishedReport } from '../publication.ts';
import { textMark } from '../rules.ts';
import { lockReport } from '../store.ts';
import { compileRegion } from './compile.ts';
import {
  decisionFault,
  examiners,
  type PlaceRemark,
  publicationFault,
  regionSubject,
  senders,
  submitFault,
} from './rules.ts';
import {
  decide,
  insertRemarks,
  insertSubmission,
  lockRegion,
  lockSubmission,
  regionRow,
  submissionsOf,
} from './store.ts';

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
  const fault = decisionFault(submission, { accepted, remark, places }, Boolean(region?.published_on));
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
    const row = await lockRegion(db, who.authorityId, year, { name: who.name, now });
    if (row.published_on) return conflict('本地区年度报告已发布，不能再修改');
    if (textMark(row.texts[part]) !== seen)
      return conflict(`“${parts[part]}”刚被${row.updated_by}修改过。您的文字仍在下面，请对照现有文字合并后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    await db
      .updateTable('region_reports')
      .set({ texts: JSON.stringify(texts), updated_at: now, updated_by: who.name })
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .execute();
    return done(undefined, regionSubject(who.authorityId, year), { part, template: !text.trim() });
  },
);

/** Publishes the region's report as it is now, with the reports that it sums up. What the checks find is accepted with a
 *  reason, or it is not published. 条例 art. 49 */
export const publishRegion = action<{ year: number; date: string; findings: Acceptance }, void>(
  'region.publish',
  examiners,
  async ({ db, who, now, today }, { year, date, findings: given }) => {
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const row = await lockRegion(db, who.authorityId, year, { name: who.name, now });
    const { report, breakdown } = await compileRegion(db, authority, year, date);
    const published = Boolean(row.published_on);
    const fault = publicationFault(who, { year, date, today, accepted: breakdown.length, published });
    if (fault) return fault;
    const open = acceptanceFault(report.findings, given, '发布');
    if (open) return open;
    await db
      .updateTable('region_reports')
      .set({
        published_on: date,
        snapshot: JSON.stringify(report),
        breakdown: JSON.stringify(breakdown),
        updated_at: now,
        updated_by: who.name,
      })
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .execute();
    return done(undefined, regionSubject(who.authorityId, year), {
      date,
      authorities: breakdown.length,
      ...(report.findings.length > 0 && { acceptedReason: given.reason.trim() }),
    });
  },
);
