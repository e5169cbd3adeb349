import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { namesIn } from '../languages/index.ts';
import { type Authority, SESSION_COOKIE, sessionOf } from '../organizations/index.ts';
import { isFile } from '../platform/http/base.ts';
import { keepPages } from '../platform/http/cache/cache-hooks.ts';
import { ownCookie } from '../platform/http/cookies.ts';
import { sendError } from '../platform/http/errors.tsx';
import { plainHost } from '../platform/http/host.ts';
import { originOf } from '../platform/http/origin.ts';
import { useShell } from '../platform/http/shell.ts';
import { UnderConstructionPage } from './pages/under-construction.tsx';
import { siteShell } from './shell.tsx';
import { whoseSite } from './whose.ts';

/** The public site: its shell, and every room's public pages in it. */
export async function publicSite(app: FastifyInstance): Promise<void> {
  const { house, pages } = app.services;
  useShell(app, siteShell);
  keepPages(app, pages, {
    always: ({ authority }) => ['hosts', `site ${authority.id}`],
    unless: ({ authority }) => [`lists ${authority.id}`],
    viewed: ({ authority, url }) => ({ authorityId: authority.id, path: url }),
    aside: ({ above, authority, hostname, url }) => {
      const { host } = above ?? authority;
      return url.includes('?') || (host !== null && host !== plainHost(hostname));
    },
  });
  app.decorateRequest('above', undefined);
  app.decorateRequest('units');
  app.addHook('onRequest', async (request, reply) => {
    const whose = await whoseSite(request);
    if (!whose) return reply.redirect('/console/set-up');
    const { authority, above, base } = whose;
    if (whose.movedTo) return moveOn(request, reply, authority, whose.movedTo);
    request.above = above;
    request.units = whose.units;
    request.base = base;
    request.language = whose.language;
    if (whose.language !== 'zh') {
      if (isFile(request.url)) return reply.redirect(request.url, 301); // one for all languages
      request.names = await namesIn(request, authority.id, whose.language);
    }
    if (!authority.openedAt && !authority.closedAt) {
      reply.header('cache-control', 'no-store');
      if (!(await worksFor(request, authority)))
        return reply
          .code(503)
          .header('retry-after', '86400')
          .page(<UnderConstructionPage name={authority.name} />, { title: `${authority.name}网站正在建设` });
    }
    request.authority = authority;
    if (whose.nobody) return sendError(request, reply, 404);
    if (authority.closedAt) return sendError(request, reply, 410, `${authority.name}的网站已停用`);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  for (const { publicRoutes } of house.rooms) publicRoutes(app);
}

/** Below a path no longer: it has a host of its own. What was sent is not sent there, its form belongs to this host. */
function moveOn(request: FastifyRequest, reply: FastifyReply, { name }: Authority, host: string) {
  const origin = originOf(request, host);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendError(
      request,
      reply,
      409,
      `${name}的网站已改用新的网址 ${origin}，这次操作没有办理。请先用浏览器的“后退”取回填写的内容，再到那里提交。`,
    );
  request.elsewhere = origin + request.url;
  return reply.redirect(request.elsewhere, 301);
}

/** Whether a member of its staff looks: they see the site that the public does not see yet. */
async function worksFor(request: FastifyRequest, { id }: Authority): Promise<boolean> {
  const { db, now } = request.server.services;
  const token = ownCookie(request, SESSION_COOKIE);
  const session = token ? await sessionOf(db, token, now(), false) : undefined;
  return session !== undefined && !session.secondFactorDue && session.who.authorityId === id;
}
