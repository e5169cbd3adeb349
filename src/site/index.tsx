import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Authority, authorityOfHost, SESSION_COOKIE, sessionOf } from '../organizations/index.ts';
import { keepPages } from '../platform/http/cache/cache-hooks.ts';
import { ownCookie } from '../platform/http/cookies.ts';
import { sendError } from '../platform/http/errors.tsx';
import { plainHost } from '../platform/http/host.ts';
import { useShell } from '../platform/http/shell.ts';
import { UnderConstructionPage } from './pages/under-construction.tsx';
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
    if (!authority.openedAt && !authority.closedAt) {
      reply.header('cache-control', 'no-store');
      if (!(await worksFor(request, authority)))
        return reply
          .code(503)
          .header('retry-after', '86400')
          .page(<UnderConstructionPage name={authority.name} />, { title: `${authority.name}网站正在建设` });
    }
    request.authority = authority;
    if (authority.closedAt) return sendError(request, reply, 410, `${authority.name}的网站已停用`);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  for (const { publicRoutes } of house.rooms) publicRoutes(app);
}

/** Whether a member of its staff looks: they see the site that the public does not see yet. */
async function worksFor(request: FastifyRequest, { id }: Authority): Promise<boolean> {
  const { db, now } = request.server.services;
  const token = ownCookie(request, SESSION_COOKIE);
  const session = token ? await sessionOf(db, token, now(), false) : undefined;
  return session !== undefined && !session.secondFactorDue && session.who.authorityId === id;
}
