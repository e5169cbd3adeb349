import type { FastifyInstance } from 'fastify';
import { readers as applicationReaders, countHandling, listHandling } from '../../applications/index.ts';
import { queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { crumbs, handlingHref, NAV } from '../links.ts';
import { readers } from '../rules.ts';
import { isHandling } from '../words.ts';
import { yearOf } from '../year-of.ts';
import { HandlingPage } from './pages/handling.tsx';

const PAGE = 50;

/** The applications behind what part five says of their handling. */
export function handlingRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/annual-report/:year/handling/:handling', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const { handling } = request.params as { handling: string };
    if (!isHandling(handling)) throw new FailureError(notFound());
    const { page: asked } = queryOf(request);
    const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
    const { [handling]: total } = await countHandling(db, who.authorityId, year);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    if (page > pages) return reply.redirect(`${handlingHref(year, handling)}?page=${pages}`);
    const rows = await listHandling(db, who.authorityId, year, handling, { limit: PAGE, offset: (page - 1) * PAGE });
    const doors = has(who, ...applicationReaders);
    return reply.page(<HandlingPage {...{ year, handling, rows, total, page, pages, doors }} />, {
      title: '记录',
      nav: NAV,
      crumbs: crumbs(year),
      wide: true,
    });
  });
}
