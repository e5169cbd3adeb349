import type { FastifyInstance } from 'fastify';
import { first, queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { crumbs, interactionHref, NAV } from '../links.ts';
import { readers } from '../rules.ts';
import { yearOf } from '../year-of.ts';
import { interactionFigure, interactionOf, isInteractionFigure, listInteraction } from './interaction.ts';
import { InteractionPage } from './pages/interaction.tsx';

const PAGE = 50;

/** The records behind what the report says of 意见征集, 问卷调查 and 热点回应. */
export function interactionRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/annual-report/:year/interaction/:figure', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const { figure } = request.params as { figure: string };
    if (!isInteractionFigure(figure)) throw new FailureError(notFound());
    const asked = first(queryOf(request), 'page');
    const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
    const total = interactionFigure(await interactionOf(db, who.authorityId, year), figure);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    if (page > pages) return reply.redirect(`${interactionHref(year, figure)}?page=${pages}`);
    const rows = await listInteraction(db, who, year, figure, { limit: PAGE, offset: (page - 1) * PAGE });
    return reply.page(<InteractionPage {...{ year, figure, rows, total, page, pages }} />, {
      ...{ title: '记录', nav: NAV, crumbs: crumbs(year), wide: true },
    });
  });
}
