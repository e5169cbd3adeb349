import type { FastifyInstance } from 'fastify';
import { authorityOfHost } from '../organizations/index.ts';
import { keepPages } from '../platform/http/cache/cache-hooks.ts';
import { sendError } from '../platform/http/errors.tsx';
import { plainHost } from '../platform/http/host.ts';
import { useShell } from '../platform/http/shell.ts';
import { siteShell } from './shell.tsx';

/** The public site: its shell, and every room's public pages in it. */
export async function publicSite(app: FastifyInstance): Promise<void> {
  const { db, house, pages } = app.services;
  useShell(app, siteShell);
  keepPages(app, pages, {
    always: ({ authority }) => ['hosts', `site ${authority.id}`],
    unless: ({ authority }) => [`lists ${authority.id}`],
    aside: ({ authority, hostname, url }) =>
      url.includes('?') || (authority.host !== null && authority.host !== plainHost(hostname)),
  });
  app.addHook('onRequest', async (request, reply) => {
    const hostname = plainHost(request.hostname);
    const read = () => authorityOfHost(db, hostname);
    const authority = await (pages ? pages.value(`authority of ${hostname}`, ['authorities'], read) : read());
    if (!authority) return reply.redirect('/console/set-up');
    request.authority = authority;
    if (authority.closedAt) return sendError(request, reply, 410, `${authority.name}的网站已停用`);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  for (const { publicRoutes } of house.rooms) publicRoutes(app);
}
