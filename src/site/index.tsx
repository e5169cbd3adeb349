import type { FastifyInstance } from 'fastify';
import { publicRoutes as annualReportRoutes } from '../annual-report/routes.tsx';
import { publicRoutes as applicationRoutes } from '../applications/routes.tsx';
import { authorityOfHost } from '../organizations/index.ts';
import { keepPages } from '../platform/http/cache-hooks.ts';
import { sendError } from '../platform/http/errors.tsx';
import { useShell } from '../platform/http/shell.ts';
import { publicRoutes as publishingRoutes } from '../publishing/routes.tsx';
import { publicRoutes as searchRoutes } from '../search/routes.tsx';
import { preferenceRoutes } from './preferences.ts';
import { reportLinks } from './report-links.ts';
import { disclosureRoutes } from './routes/disclosure.tsx';
import { documentRoutes } from './routes/documents.tsx';
import { homeRoutes } from './routes/home.tsx';
import { machineRoutes } from './routes/machines.ts';
import { siteShell } from './shell.tsx';

/** The public site: its shell, and every room's public pages in it. */
export async function site(app: FastifyInstance): Promise<void> {
  useShell(app, siteShell);
  keepPages(app, app.services.pages);
  app.addHook('onRequest', async (request, reply) => {
    const authority = await authorityOfHost(app.services.db, request.hostname);
    if (!authority) return reply.redirect('/console/set-up');
    request.authority = authority;
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  homeRoutes(app);
  disclosureRoutes(app);
  documentRoutes(app);
  preferenceRoutes(app);
  machineRoutes(app);
  publishingRoutes(app);
  searchRoutes(app, (authorityId, words) => reportLinks(app.services.db, authorityId, words));
  annualReportRoutes(app);
  applicationRoutes(app);
}
