import type { FastifyInstance } from 'fastify';
import { calendarOf } from '../../../organizations/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { queryOf } from '../../../platform/http/form.ts';
import { staffOf } from '../../../platform/http/services.ts';
import { has } from '../../../platform/roles.ts';
import { LegalReviewPage } from '../../reply/legal-review-page.tsx';
import { handlers, legalReviewers, readers } from '../../rules.ts';
import { cursorIn, filterIn, listPage, officersOf, openLines } from './list.ts';
import { ListPage } from './page.tsx';
import { waitingLegalReviews } from './waiting.ts';
import { wallOf } from './wall.ts';
import { WallPage } from './wall-page.tsx';

const nav = '/console/applications';

/** The wall of what is open, and the list of all. */
export function listRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/applications', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const mine = queryOf(request).mine === 'yes';
    const open = await openLines(db, who.authorityId);
    const wall = wallOf(open, dayOf(now()), await calendarOf(db), mine ? who.id : null);
    return reply.page(<WallPage wall={wall} mine={mine} writes={has(who, ...handlers)} />, {
      title: '依申请公开',
      nav,
      wide: true,
    });
  });

  app.get('/applications/all', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const filter = filterIn(query);
    const today = dayOf(now());
    const calendar = await calendarOf(db);
    const [page, officers] = await Promise.all([
      listPage(db, who.authorityId, filter, cursorIn(query), { today, calendar }),
      officersOf(db, who.authorityId),
    ]);
    const year = Number(today.slice(0, 4));
    return reply.page(<ListPage {...page} filter={filter} officers={officers} thisYear={year} />, {
      title: '全部申请',
      nav,
      crumbs: [['依申请公开', nav]],
      wide: true,
    });
  });

  app.get('/applications/legal-review', async (request, reply) => {
    const who = staffOf(request, ...legalReviewers);
    const waiting = await waitingLegalReviews(db, who);
    return reply.page(<LegalReviewPage waiting={waiting} />, {
      title: '法制审核',
      nav: '/console/applications/legal-review',
    });
  });
}
