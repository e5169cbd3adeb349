import type { FastifyInstance } from 'fastify';
import { authorityOfHost } from '../organizations/index.ts';
import { keepPages } from '../platform/http/cache-hooks.ts';
import { sendError } from '../platform/http/errors.tsx';
import { useShell } from '../platform/http/shell.ts';
import { siteShell } from './shell.tsx';

/** The public site: its shell, and every room's public pages in it. */
export async function publicSite(app: FastifyInstance): Promise<void> {
  const { db, house, pages } = app.services;
  useShell(app, siteShell);
  keepPages(app, pages);
  app.addHook('onRequest', async (request, reply) => {
    const authority = await authorityOfHost(db, request.hostname);
    if (!authority) return reply.redirect('/console/set-up');
    request.authority = authority;
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  for (const { publicRoutes } of house.rooms) publicRoutes(app);
}
