import type { FastifyInstance } from 'fastify';
import { staffRoutes as alertRoutes } from '../alerts/routes.tsx';
import { staffRoutes as annualReportRoutes } from '../annual-report/routes.tsx';
import { staffRoutes as applicationRoutes, paperRoutes } from '../applications/routes.tsx';
import { staffRoutes as channelRoutes } from '../channels/routes.tsx';
import { staffRoutes as mailRoutes } from '../mail/routes.tsx';
import { authorityById, sessionOf } from '../organizations/index.ts';
import {
  authorityRoutes,
  calendarRoutes,
  officeRoutes,
  SESSION_COOKIE,
  signInRoutes,
  staffRoutes,
} from '../organizations/routes.tsx';
import { dayOf } from '../platform/dates.ts';
import { sendError } from '../platform/http/errors.tsx';
import { useShell } from '../platform/http/shell.ts';
import { staffRoutes as publishingRoutes } from '../publishing/routes.tsx';
import { staffRoutes as remedyRoutes } from '../remedies/routes.tsx';
import { staffRoutes as reviewRoutes } from '../review/routes.tsx';
import { auditLogRoutes } from './audit-log.tsx';
import { railFor } from './rail.ts';
import { consoleShell } from './shell.tsx';
import { workbenchRoutes } from './workbench.tsx';

const open = new Set(['/console/sign-in', '/console/sign-out', '/console/set-up', '/console/second-factor']);

/** The staff's side, below /console: who is not signed in is sent to sign in, and back afterwards. */
export async function staffConsole(app: FastifyInstance): Promise<void> {
  useShell(app, consoleShell);
  app.addHook('onRequest', async (request, reply) => {
    const { db, now } = app.services;
    const token = request.cookies[SESSION_COOKIE];
    const session = token ? await sessionOf(db, token, now()) : undefined;
    const path = request.url.split('?')[0]!;
    if (!session || session.secondFactorDue) {
      if (open.has(path)) return;
      if (request.headers.accept?.includes('application/json')) return reply.code(401).send({ error: '登录已过期' });
      const next = request.method === 'GET' ? request.url : '/console';
      const step = session ? 'second-factor' : 'sign-in';
      return reply.redirect(`/console/${step}?next=${encodeURIComponent(next)}`, 303);
    }
    request.who = session.who;
    request.authority = (await authorityById(db, session.who.authorityId))!;
    request.rail = await railFor(db, session.who, dayOf(now()));
    if (session.mustChangePassword && !open.has(path) && path !== '/console/account')
      return reply.redirect('/console/account', 303);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  signInRoutes(app);
  staffRoutes(app);
  officeRoutes(app);
  authorityRoutes(app);
  calendarRoutes(app);
  auditLogRoutes(app);
  publishingRoutes(app);
  channelRoutes(app);
  remedyRoutes(app);
  alertRoutes(app);
  mailRoutes(app);
  applicationRoutes(app);
  annualReportRoutes(app);
  reviewRoutes(app);
  paperRoutes(app);
  workbenchRoutes(app);
}
