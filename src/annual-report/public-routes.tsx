import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AnnualReport } from '../law/index.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { fileNames, sendFile } from './files.ts';
import { PublicReportPage } from './pages/public.tsx';
import { publishedReport } from './publication.ts';
import { yearOf } from './year-of.ts';

/** 政府信息公开年报 on the public site: only what was published, as it was published. */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function published(request: FastifyRequest): Promise<AnnualReport> {
    const report = await publishedReport(db, request.authority.id, yearOf(request));
    if (!report) throw new FailureError(notFound());
    return report;
  }

  app.get('/disclosure/reports/:year', async (request, reply) => {
    const report = await published(request);
    return reply.page(<PublicReportPage report={report} />, {
      title: report.title ?? '',
      description: `${report.title}，${report.date} 发布`,
      nav: '/disclosure/reports',
      wide: true,
      crumbs: [['公开年报', '/disclosure/reports']],
      meta: [
        ['ArticleTitle', report.title ?? ''],
        ['PubDate', report.date ?? ''],
        ['ContentSource', report.authority.name],
      ],
    });
  });
  for (const name of fileNames)
    app.get(`/disclosure/reports/:year/${name}`, async (request, reply) =>
      sendFile(reply, name, await published(request)),
    );
}
