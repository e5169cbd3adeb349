import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AnnualReport, reportTitle } from '../law/index.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { sendDocx, sendJson } from './files.ts';
import { PublicReportPage, ReportsPage } from './pages/public.tsx';
import { publishedReport } from './publication.ts';
import { publishedYears } from './store.ts';
import { yearOf } from './year-of.ts';

/** 政府信息公开年报 on the public site: only what was published, as it was published. */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function published(request: FastifyRequest): Promise<AnnualReport> {
    const report = await publishedReport(db, request.authority.id, yearOf(request));
    if (!report) throw new FailureError(notFound());
    return report;
  }

  app.get('/disclosure/reports', async (request, reply) => {
    const { id, name } = request.authority;
    const years = await publishedYears(db, id);
    return reply.page(<ReportsPage years={years.map((line) => ({ ...line, title: reportTitle(name, line.year) }))} />, {
      title: '政府信息公开年报',
      nav: '/disclosure/reports',
      crumbs: [
        ['首页', '/'],
        ['政府信息公开', '/disclosure'],
      ],
    });
  });
  app.get('/disclosure/reports/:year', async (request, reply) => {
    const report = await published(request);
    return reply.page(<PublicReportPage report={report} />, {
      title: report.title ?? '',
      description: `${report.title}，${report.date} 发布`,
      nav: '/disclosure/reports',
      wide: true,
      crumbs: [
        ['首页', '/'],
        ['政府信息公开', '/disclosure'],
        ['政府信息公开年报', '/disclosure/reports'],
      ],
    });
  });
  app.get('/disclosure/reports/:year/report.docx', async (request, reply) => sendDocx(reply, await published(request)));
  app.get('/disclosure/reports/:year/report.json', async (request, reply) => sendJson(reply, await published(request)));
}
