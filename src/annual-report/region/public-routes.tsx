import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { fileNames, openTo, sendFile, sendNamed } from '../files.ts';
import { yearOf } from '../year-of.ts';
import { breakdownCsv } from './open-data.ts';
import { PublicRegionPage } from './pages/public.tsx';
import { regionRow } from './store.ts';

/** A region's published report on the public site, with its tables as open data at lasting addresses. */
export function publicRegionRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function published(request: FastifyRequest) {
    const row = await regionRow(db, request.authority.id, yearOf(request));
    if (!row?.snapshot) throw new FailureError(notFound());
    return { report: row.snapshot, breakdown: row.breakdown ?? [] };
  }

  app.get('/disclosure/region/:year', async (request, reply) => {
    const { report, breakdown } = await published(request);
    return reply.page(<PublicRegionPage report={report} breakdown={breakdown} />, {
      title: report.title ?? '',
      nav: '/disclosure/reports',
      wide: true,
      styles: ['report.css'],
      crumbs: [['公开年报', '/disclosure/reports']],
    });
  });
  for (const name of fileNames)
    app.get(`/disclosure/region/:year/${name}`, async (request, reply) =>
      sendFile(openTo(reply), name, (await published(request)).report),
    );
  app.get('/disclosure/region/:year/authorities.csv', async (request, reply) => {
    const { report, breakdown } = await published(request);
    return sendNamed(openTo(reply), {
      type: 'text/csv; charset=utf-8',
      plain: `authorities-${report.year}.csv`,
      name: `${report.title}各机关.csv`,
      content: breakdownCsv(breakdown),
    });
  });
}
