import type { FastifyInstance } from 'fastify';
import { readers as applicationReaders, countReplyTimes, listByReplyTime } from '../../applications/index.ts';
import { queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { crumbs, NAV, replyTimeHref } from '../links.ts';
import { readers } from '../rules.ts';
import { isReplyTime } from '../words.ts';
import { yearOf } from '../year-of.ts';
import { ReplyTimePage } from './pages/reply-time.tsx';

const PAGE = 50;

/** The applications behind what part five says of the time that replies took. */
export function replyTimeRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/annual-report/:year/handling/:replyTime', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const { replyTime } = request.params as { replyTime: string };
    if (!isReplyTime(replyTime)) throw new FailureError(notFound());
    const { page: asked } = queryOf(request);
    const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
    const { [replyTime]: total } = await countReplyTimes(db, who.authorityId, year);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    if (page > pages) return reply.redirect(`${replyTimeHref(year, replyTime)}?page=${pages}`);
    const rows = await listByReplyTime(db, who.authorityId, year, replyTime, {
      limit: PAGE,
      offset: (page - 1) * PAGE,
    });
    const doors = has(who, ...applicationReaders);
    return reply.page(<ReplyTimePage {...{ year, replyTime, rows, total, page, pages, doors }} />, {
      title: '记录',
      nav: NAV,
      crumbs: crumbs(year),
      wide: true,
    });
  });
}
