import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnnualReport } from '../../law/index.ts';
import { idOf } from '../../platform/http/form.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { differencesOf } from '../figures/differences.ts';
import { fileNames, fileOf, sendOpen } from '../files/files.ts';
import { DATA_GUIDE } from '../links.ts';
import { yearOf } from '../year-of.ts';
import { forPublic } from './for-public.ts';
import { DataGuidePage } from './pages/data-guide.tsx';
import { PublicReportPage } from './pages/public.tsx';
import { publishedReport, versionOf, versionsOf } from './publication.ts';
import { reportsFor } from './reports-for.ts';

/** 政府信息公开年报 on the public site: only what was published, as it was published. */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  const missing = () => new FailureError(notFound());

  async function published(request: FastifyRequest): Promise<AnnualReport> {
    const report = await publishedReport(db, request.authority.id, yearOf(request));
    if (!report) throw missing();
    return forPublic(report);
  }
  /** An earlier version, by the number in the address. */
  async function earlier(request: FastifyRequest): Promise<AnnualReport> {
    const version = await versionOf(db, request.authority.id, yearOf(request), idOf(request, 'number'));
    if (!version) throw missing();
    return forPublic(version.snapshot);
  }

  async function reportPage(request: FastifyRequest, reply: FastifyReply, report: AnnualReport, number?: number) {
    const versions = await versionsOf(db, request.authority.id, report.year);
    const shown = number ?? versions.length;
    const before = shown > 1 ? await versionOf(db, request.authority.id, report.year, shown - 1) : undefined;
    const page = (
      <PublicReportPage
        path={`/disclosure/reports/${report.year}`}
        report={report}
        versions={versions}
        number={shown}
        differences={before && differencesOf(before.snapshot, report)}
      />
    );
    return reply.page(page, {
      title: report.title ?? '',
      description: `${report.title}，${report.date} 发布`,
      nav: '/disclosure/reports',
      wide: true,
      styles: ['annual-report/report.css'],
      crumbs: [['公开年报', '/disclosure/reports']],
      meta: [
        ['ArticleTitle', report.title ?? ''],
        ['PubDate', report.date ?? ''],
        ['ContentSource', report.authority.name],
      ],
    });
  }

  app.get(DATA_GUIDE, async (request, reply) => {
    const [reports, regions] = await Promise.all([reportsFor(request), reportsFor(request, 'region')]);
    return reply.page(<DataGuidePage reports={reports} regions={regions} />, {
      title: '年度报告开放数据说明',
      nav: '/disclosure/reports',
      crumbs: [['公开年报', '/disclosure/reports']],
    });
  });
  app.get('/disclosure/reports/:year', async (request, reply) => reportPage(request, reply, await published(request)));
  app.get('/disclosure/reports/:year/versions/:number', async (request, reply) =>
    reportPage(request, reply, await earlier(request), idOf(request, 'number')),
  );
  for (const name of fileNames) {
    app.get(`/disclosure/reports/:year/${name}`, async (request, reply) =>
      sendOpen(reply, await fileOf(name, await published(request))),
    );
    app.get(`/disclosure/reports/:year/versions/:number/${name}`, async (request, reply) =>
      sendOpen(reply, await fileOf(name, await earlier(request))),
    );
  }
}
