import type { FastifyInstance } from 'fastify';
import { authorityById, isEmpty, SESSION_COOKIE, sessionOf, sitePlaceOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { baseIn } from '../platform/http/base.ts';
import { ownCookie } from '../platform/http/cookies.ts';
import { sendError } from '../platform/http/errors.tsx';
import { useShell } from '../platform/http/shell.ts';
import { hasActed } from '../platform/waiting.ts';
import { keepForms } from './kept/hooks.ts';
import { bellFor, railFor } from './rail.ts';
import { consoleShell } from './shell.tsx';

/** Where nobody need be signed in, and what of it is asked before there is a session. */
const SET_UP = '/console/set-up';
const before = new Set(['/console/sign-in', SET_UP, `${SET_UP}/passwords`]);
const open = new Set([...before, '/console/sign-out', '/console/second-factor']);

/** The staff's side, below /console, with every room's pages in it: who is not signed in is sent to sign in, and back afterwards. */
export async function staffConsole(app: FastifyInstance): Promise<void> {
  useShell(app, consoleShell);
  app.addHook('onRequest', async (request, reply) => {
    // a console below a site's path would pass by whatever guards /console on the way here
    if (baseIn(request.originalUrl)) return sendError(request, reply, 404);
    const { db, house, now, disk } = app.services;
    const token = ownCookie(request, SESSION_COOKIE);
    const session = token ? await sessionOf(db, token, now(), disk?.level !== 'last') : undefined;
    const path = request.url.split('?')[0]!;
    if (!before.has(path)) request.formKey = session?.key;
    if (!session || session.secondFactorDue) {
      if (!session && request.method === 'GET' && path !== SET_UP && (await isEmpty(db)))
        return reply.redirect(SET_UP, 303);
      if (before.has(path) || (session && open.has(path))) return;
      if (request.headers.accept?.includes('application/json')) return reply.code(401).send({ error: '登录已过期' });
      const read = request.method === 'GET' || request.is404;
      if (!session && !read && !open.has(path)) return; // what a form holds is looked at first: kept/hooks.ts
      const next = request.method === 'GET' && !open.has(path) ? request.url : '/console';
      const step = session ? 'second-factor' : 'sign-in';
      return reply.redirect(`/console/${step}?next=${encodeURIComponent(next)}`, 303);
    }
    request.who = session.who;
    request.authority = (await authorityById(db, session.who.authorityId))!;
    request.base = (await sitePlaceOf(db, request.authority))?.base ?? ''; // links to the site lead to its own
    const asked = { db, house, who: session.who, now: now(), today: dayOf(now()) };
    let rail: ReturnType<typeof railFor> | undefined;
    const view = () => ({
      path,
      // half a hundred counts are no part of saying that something is refused, not there or broken
      counts: reply.statusCode < 500 && ![403, 404].includes(reply.statusCode),
      failed: (error: unknown) => request.log.error(error),
    });
    request.rail = () => (rail ??= railFor(asked, view()));
    request.bell = () => bellFor(asked, view());
    if (session.mustChangePassword && !open.has(path) && path !== '/console/account') {
      const next = request.method === 'GET' && path !== '/console' ? `?next=${encodeURIComponent(request.url)}` : '';
      return reply.redirect(`/console/account${next}`, 303);
    }
  });
  // what somebody did may have changed what waits for them
  app.addHook('onResponse', async (request) => {
    if (request.who?.id && request.method !== 'GET') hasActed(app.services.house, request.who.id);
  });
  keepForms(app, open);
  app.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
  for (const { staffRoutes } of app.services.house.rooms) staffRoutes(app);
}
