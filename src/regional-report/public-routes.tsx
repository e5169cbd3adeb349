import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { differencesOf, fileNames, fileOf, sendOpen, versionOf, versionsOf, yearOf } from '../annual-report/index.ts';
import { idOf } from '../platform/http/form.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { breakdownCsv } from './open-data.ts';
import { PublicRegionPage } from './pages/public.tsx';

/** A region's published report on the public site, with its tables as open data at lasting addresses. */
export function publicRegionRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  /** The version of the number in the address, else the newest; with all versions. */
  async function published(request: FastifyRequest) {
    const [{ id }, year] = [request.authority, yearOf(request)];
    const versions = await versionsOf(db, id, year, 'region');
    const asked = (request.params as { number?: string }).number;
    const number = asked === undefined ? versions.length : idOf(request, 'number');
    const version = await versionOf(db, id, year, number, 'region');
    if (!version) throw new FailureError(notFound());
    return { report: version.snapshot, breakdown: version.breakdown ?? [], versions, number };
  }

  async function page(request: FastifyRequest, reply: FastifyReply) {
    const shown = await published(request);
    const { report, number } = shown;
    const before =
      number > 1 ? await versionOf(db, request.authority.id, report.year, number - 1, 'region') : undefined;
    return reply.page(
      <PublicRegionPage
        {...shown}
        path={`/disclosure/region/${report.year}`}
        differences={before && differencesOf(before.snapshot, report)}
      />,
      {
        title: report.title ?? '',
        nav: '/disclosure/reports',
        wide: true,
        styles: ['annual-report/report.css'],
        crumbs: [['公开年报', '/disclosure/reports']],
      },
    );
  }

  for (const at of ['/disclosure/region/:year', '/disclosure/region/:year/versions/:number']) {
    app.get(at, page);
    for (const name of fileNames)
      app.get(`${at}/${name}`, async (request, reply) =>
        sendOpen(reply, await fileOf(name, (await published(request)).report)),
      );
    app.get(`${at}/authorities.csv`, async (request, reply) => {
      const { report, breakdown } = await published(request);
      return sendOpen(reply, {
        type: 'text/csv; charset=utf-8',
        plain: `authorities-${report.year}.csv`,
        name: `${report.title}各机关.csv`,
        content: breakdownCsv(breakdown),
      });
    });
  }
}
