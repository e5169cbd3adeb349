import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  acceptanceForm,
  differencesOf,
  fileNames,
  fileOf,
  type Part,
  partForm,
  parts,
  reasonForm,
  versionsOf,
  yearOf,
} from '../annual-report/index.ts';
import { cellOf } from '../law/index.ts';
import { readAuditLog } from '../platform/audit-log/index.ts';
import { dayOf, isDay } from '../platform/dates.ts';
import { check, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { kinds } from '../platform/reading/index.ts';
import { cityOffice, regionHref, regionReportHref, standingOf } from '../report-submissions/index.ts';
import { editRegionPart } from './actions.ts';
import { compileRegion } from './compile.ts';
import { RegionCellPage } from './pages/cell.tsx';
import { NothingAccepted, nothingToSum } from './pages/missing.tsx';
import { RegionPartPage } from './pages/part.tsx';
import { RegionPage } from './pages/region.tsx';
import { abandonRegionCorrection, beginRegionCorrection, publishRegion } from './publish-actions.ts';
import { regionSubject } from './rules.ts';
import { regionXlsx } from './xlsx.ts';

const NAV = '/console/region';
const publishForm = z.object({ date: z.string().trim().default('') });

/** The region's own report: tables summed, narrative, every cell by authority, publication, files. */
export function regionRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs = (year: number): [string, string][] => [
    [`${year} 年度报告报送`, regionHref(year)],
    ['本地区年度报告', regionReportHref(year)],
  ];
  const compiledFor = (request: FastifyRequest) => {
    staffOf(request, ...cityOffice);
    return compileRegion(db, request.authority, yearOf(request));
  };
  /** @throws FailureError while nothing is accepted: there is no report of zeros */
  const summedFor = async (request: FastifyRequest) => {
    const compiled = await compiledFor(request);
    if (compiled.breakdown.length === 0) throw new FailureError(notFound(nothingToSum(yearOf(request))));
    return compiled;
  };

  async function reportPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const compiled = await compiledFor(request);
    const year = yearOf(request);
    const today = dayOf(now());
    const standing = await standingOf(db, request.authority.id, year, today);
    const missing = standing.filter(({ state }) => state !== 'accepted' && state !== 'notOwed');
    const corrected = standing.filter(({ state, changes }) => state === 'accepted' && changes > 0);
    if (failure) reply.code(statusOf(failure));
    const heads = {
      title: `${year} 年本地区年度报告`,
      nav: NAV,
      crumbs: crumbs(year).slice(0, 1),
      form: true,
      wide: true,
    };
    if (compiled.breakdown.length === 0)
      return reply.page(<NothingAccepted year={year} missing={missing} state={compiled.state} />, heads);
    const typed = failure && typedIn(request);
    const signed = typeof typed?.date === 'string' && isDay(typed.date) ? typed.date : today;
    const days = { signed, published: today };
    const { state, snapshot, report } = compiled;
    const findings =
      state === 'draft' ? (await compileRegion(db, request.authority, year, days)).report.findings : report.findings;
    const versions = await versionsOf(db, request.authority.id, year, 'region');
    const [publication] = await readAuditLog(
      db,
      {
        of: { authorityId: request.authority.id },
        actions: ['region.publish'],
        subjects: [regionSubject(request.authority.id, year)],
      },
      1,
    );
    const { acceptedReason } = (publication?.detail ?? {}) as { acceptedReason?: string };
    return reply.page(
      <RegionPage
        year={year}
        today={today}
        compiled={compiled}
        missing={missing}
        corrected={corrected}
        findings={findings}
        versions={versions}
        differences={state === 'correcting' && snapshot ? differencesOf(snapshot, report) : undefined}
        acceptedReason={acceptedReason}
        typed={typed}
        failure={failure}
      />,
      heads,
    );
  }

  app.get('/region/:year/report', (request, reply) => reportPage(request, reply));
  app.post('/region/:year/report/publish', async (request, reply) => {
    const typed = typedIn(request);
    const [input, findings] = [check(publishForm, typed), check(acceptanceForm, typed)];
    const year = yearOf(request);
    const result = !input.ok
      ? input
      : findings.ok
        ? await publishRegion(callerOf(request), { year, date: input.value.date, findings: findings.value })
        : findings;
    if (!result.ok) return reportPage(request, reply, result);
    return reply.notice('本地区年度报告已发布').redirect(regionReportHref(year), 303);
  });

  app.post('/region/:year/report/correction', async (request, reply) => {
    const input = check(reasonForm, typedIn(request));
    const year = yearOf(request);
    const result = input.ok ? await beginRegionCorrection(callerOf(request), { year, ...input.value }) : input;
    if (!result.ok) return reportPage(request, reply, result);
    return reply.notice('可以更正了，改完后发布').redirect(regionReportHref(year), 303);
  });
  app.post('/region/:year/report/correction/abandon', async (request, reply) => {
    const year = yearOf(request);
    const result = await abandonRegionCorrection(callerOf(request), { year });
    if (!result.ok) return reportPage(request, reply, result);
    return reply.notice('已放弃更正').redirect(regionReportHref(year), 303);
  });

  app.get('/region/:year/cells/:cell', async (request, reply) => {
    const { report, breakdown } = await summedFor(request);
    const path = (request.params as { cell: string }).cell;
    if (!cellOf(path)) throw new FailureError(notFound());
    const year = yearOf(request);
    return reply.page(<RegionCellPage year={year} path={path} report={report} breakdown={breakdown} />, {
      title: '各机关数字',
      nav: NAV,
      crumbs: crumbs(year),
    });
  });

  async function partPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const compiled = await summedFor(request);
    const year = yearOf(request);
    if (compiled.state === 'published') return reply.redirect(regionReportHref(year), 303);
    if (failure) reply.code(statusOf(failure));
    const part = partOf(request);
    const typed = failure && typedIn(request);
    return reply.page(<RegionPartPage year={year} part={part} compiled={compiled} typed={typed} failure={failure} />, {
      title: parts[part],
      nav: NAV,
      crumbs: crumbs(year),
      form: true,
      wide: true,
    });
  }

  app.get('/region/:year/report/parts/:part', (request, reply) => partPage(request, reply));
  app.post('/region/:year/report/parts/:part', async (request, reply) => {
    const [year, part] = [yearOf(request), partOf(request)];
    const input = check(partForm, typedIn(request));
    const result = input.ok ? await editRegionPart(callerOf(request), { year, part, ...input.value }) : input;
    if (!result.ok) return partPage(request, reply, result);
    return reply.notice(`“${parts[part]}”已保存`).redirect(regionReportHref(year), 303);
  });

  for (const name of fileNames)
    app.get(`/region/:year/${name}`, async (request, reply) =>
      reply.file(await fileOf(name, (await summedFor(request)).report)),
    );
  app.get('/region/:year/region.xlsx', async (request, reply) => {
    const who = staffOf(request, ...cityOffice);
    const year = yearOf(request);
    const { report, breakdown } = await compiledFor(request);
    const standing = await standingOf(db, who.authorityId, year, dayOf(now()));
    return reply.file({
      type: kinds.xlsx,
      plain: `region-${year}.xlsx`,
      name: `${report.title}汇总.xlsx`,
      content: await regionXlsx(report, breakdown, standing),
    });
  });
}

function partOf(request: FastifyRequest): Part {
  const { part } = request.params as { part: string };
  if (!Object.hasOwn(parts, part)) throw new FailureError(notFound());
  return part as Part;
}
