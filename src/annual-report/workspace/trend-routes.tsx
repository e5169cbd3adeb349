import type { FastifyInstance } from 'fastify';
import { sendDrawn } from '../../platform/http/picture.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { type ChartSize, chartSizes } from '../../platform/ui/stacked-chart.ts';
import { crumbs, NAV } from '../links.ts';
import { readers } from '../rules.ts';
import { yearOf } from '../year-of.ts';
import { TrendsPage } from './pages/trends.tsx';
import { trendSvg } from './trend-chart.ts';
import { trendsOf } from './trends.ts';

/** 历年对比: pages and pictures. */
export function trendRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/annual-report/:year/trends', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const trends = await trendsOf(db, who.authorityId, year);
    return reply.page(<TrendsPage {...trends} />, { title: '历年对比', nav: NAV, crumbs: crumbs(year), wide: true });
  });
  app.get('/annual-report/:year/trends/:size/:name.svg', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const { name, size } = request.params as { name: string; size: string };
    const all = await trendsOf(db, who.authorityId, yearOf(request));
    const trend = all.trends.find(({ id }) => id === name);
    if (!trend || !Object.hasOwn(chartSizes, size)) throw new FailureError(notFound());
    return sendDrawn(reply, await trendSvg(trend, all, size as ChartSize));
  });
}
