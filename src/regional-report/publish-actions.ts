import {
  type Acceptance,
  acceptanceFault,
  daysOf,
  insertVersion,
  lockReport,
  reopen,
  restore,
  saveReport,
  textsFault,
} from '../annual-report/index.ts';
import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { cityOffice } from '../report-submissions/index.ts';
import { compileRegion } from './compile.ts';
import { publicationFault, regionSubject } from './rules.ts';

const scope = 'region';

/** Publishes the region's report as it is now, with the reports that it sums up; a correction replaces the version
 *  before, which stays open to the public, and keeps the date of signing. What the checks find is accepted with a
 *  reason, or it is not published. 条例 art. 49 */
export const publishRegion = action<{ year: number; date: string; findings: Acceptance }, void>(
  'region.publish',
  cityOffice,
  async ({ db, who, now, today }, { year, date, findings: given }) => {
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now }, scope);
    const days = daysOf(row) ?? { signed: date, published: today };
    const { report, breakdown } = await compileRegion(db, authority, year, days);
    const published = row.state === 'published';
    const fault = publicationFault(who, { year, date: days.signed, today, accepted: breakdown.length, published });
    if (fault) return fault;
    const open = textsFault(row.texts) ?? acceptanceFault(report.findings, given, '发布');
    if (open) return open;
    const [reason, by] = [row.correction_reason, { name: who.name, now }];
    await insertVersion(db, who.authorityId, year, { report, texts: row.texts, breakdown, reason, by });
    const kept = { state: 'published', snapshot: JSON.stringify(report) } as const;
    const values = {
      ...kept,
      published_on: days.published,
      signed_on: days.signed,
      correction_reason: '',
      updated_at: now,
      updated_by: who.name,
    };
    await saveReport(db, who.authorityId, year, values, scope);
    return done(undefined, regionSubject(who.authorityId, year), {
      date: today,
      ...(!row.published_on && { signedOn: date }),
      authorities: breakdown.length,
      ...(reason && { reason }),
      ...(report.findings.length > 0 && { acceptedReason: given.reason.trim() }),
    });
  },
);

/** 更正 of a region's published report: its text and the reports it sums up may change again; the public keeps seeing
 *  the published version until the corrected one is published. */
export const beginRegionCorrection = action<{ year: number; reason: string }, void>(
  'region.beginCorrection',
  cityOffice,
  async ({ db, who, now }, { year, reason }) => {
    const of = { scope, authorityId: who.authorityId, year } as const;
    const fault = await reopen(db, of, reason, { name: who.name, now });
    return fault ?? done(undefined, regionSubject(who.authorityId, year), { reason });
  },
);

/** 放弃更正: the region's report is again the published version. */
export const abandonRegionCorrection = action<{ year: number }, void>(
  'region.abandonCorrection',
  cityOffice,
  async ({ db, who, now }, { year }) => {
    const restored = await restore(db, { scope, authorityId: who.authorityId, year }, { name: who.name, now });
    if (!restored.ok) return restored;
    return done(undefined, regionSubject(who.authorityId, year), { version: restored.version });
  },
);
