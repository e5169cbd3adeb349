import type { FastifyInstance } from 'fastify';
import { authorityOfHost } from '../organizations/index.ts';
import { sendError } from '../platform/http/errors.tsx';
import { useShell } from '../platform/http/shell.ts';
import { publicRoutes as publishingRoutes } from '../publishing/routes.tsx';
import { siteShell } from './shell.tsx';

/** The public site: its shell, and every room's public pages in it. */
export async function site(app: FastifyInstance): Promise<void> {
  useShell(app, siteShell);
  app.addHook('onRequest', async (request, reply) => {
    const authority = await authorityOfHost(app.services.db, request.hostname);
    if (!authority) return reply.redirect('/console/set-up');
    request.authority = authority;
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  publishingRoutes(app);
  app.get('/', (_request, reply) => reply.page(<h1>首页</h1>, { title: '首页', nav: '/' }));
}
