import type { FastifyInstance } from 'fastify';
import { calendarOf, openOffices } from '../../../organizations/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { first, queryOf, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { kinds } from '../../../platform/reading/index.ts';
import { has } from '../../../platform/roles.ts';
import { LegalReviewPage } from '../../reply/legal-review-page.tsx';
import { handlers, legalReviewers, readers } from '../../rules.ts';
import { exportLedger, findApplicant } from './ledger.ts';
import { cursorIn, filterIn, listPage, officersOf, openLines } from './list.ts';
import { ListPage } from './page.tsx';
import { legalReviewsIn, waitingApplications } from './waiting.ts';
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
    const [page, officers, offices] = await Promise.all([
      listPage(db, who.authorityId, filter, cursorIn(query), { today, calendar }),
      officersOf(db, who.authorityId),
      openOffices(db, who.authorityId),
    ]);
    const year = Number(today.slice(0, 4));
    return reply.page(<ListPage {...page} filter={filter} officers={officers} offices={offices} thisYear={year} />, {
      title: '全部申请',
      nav,
      crumbs: [['依申请公开', nav]],
      wide: true,
    });
  });

  // by POST, so that no address keeps whom somebody looked for
  app.post('/applications/find', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const whole = first(typedIn(request), 'whole').trim();
    const found = whole ? unwrap(await findApplicant(callerOf(request), { whole })) : [];
    const page = {
      rows: found,
      newer: false,
      older: false,
      filter: {},
      officers: await officersOf(db, who.authorityId),
      offices: await openOffices(db, who.authorityId),
    };
    const year = Number(dayOf(now()).slice(0, 4));
    return reply.page(<ListPage {...page} thisYear={year} found={found.length} />, {
      title: '按申请人查找',
      nav,
      crumbs: [['依申请公开', nav]],
      wide: true,
    });
  });

  // by POST, for that it was taken away is an entry of the log
  app.post('/applications/all.xlsx', async (request, reply) => {
    staffOf(request, ...readers);
    const content = unwrap(await exportLedger(callerOf(request), { filter: filterIn(queryOf(request)) }));
    return reply.file({ name: '依申请公开台账.xlsx', plain: 'applications.xlsx', type: kinds.xlsx, content });
  });

  app.get('/applications/legal-review', async (request, reply) => {
    const who = staffOf(request, ...legalReviewers);
    const waiting = legalReviewsIn(await waitingApplications(db, who));
    return reply.page(<LegalReviewPage waiting={waiting} />, {
      title: '法制审核',
      nav: '/console/applications/legal-review',
    });
  });
}
