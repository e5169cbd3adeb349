import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '../../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { adminRoles, has } from '../../../platform/roles.ts';
import { holdersOf } from '../store.ts';
import { confirmRequest, declineRequest, readHalf } from './actions.ts';
import { firstHalvesOf, type Half, readFirstHalf } from './first-halves.ts';
import { AdministratorsPage } from './pages/administrators.tsx';
import { requestsOf } from './store.ts';

const path = '/console/administrators';

/** 三员事项: what the three administrators ask of one another. */
export function administratorRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    more: { failure?: Failure; half?: (Half & { which: 'first' | 'second' }) | undefined } = {},
  ) {
    const who = signedIn(request, ...adminRoles);
    const [lines, holders, fresh] = await Promise.all([
      requestsOf(db, who.authorityId),
      holdersOf(db, who.authorityId),
      has(who, 'platformSecurity') ? firstHalvesOf(db, now()) : [],
    ]);
    if (more.failure) reply.code(statusOf(more.failure));
    const shown = { who, lines, holders, fresh, now: now() };
    return reply.page(<AdministratorsPage {...shown} {...more} />, {
      title: '三员事项',
      nav: path,
      form: true,
    });
  }

  app.get('/administrators', (request, reply) => page(request, reply));
  app.post('/administrators/:id/confirm', async (request, reply) => {
    signedIn(request, ...adminRoles);
    const result = await confirmRequest(callerOf(request), { id: idOf(request) });
    if (!result.ok) return page(request, reply, { failure: result });
    if (result.value) return page(request, reply, { half: { ...result.value, which: 'second' } });
    return reply.notice('已确认，两步验证已重置').redirect(path, 303);
  });
  app.post('/administrators/:id/decline', async (request, reply) => {
    signedIn(request, ...adminRoles);
    const result = await declineRequest(callerOf(request), { id: idOf(request) });
    return result.ok ? reply.notice('已不予办理').redirect(path, 303) : page(request, reply, { failure: result });
  });
  app.post('/administrators/first-halves/:id', async (request, reply) => {
    signedIn(request, 'platformSecurity');
    const result = await readFirstHalf(callerOf(request), { id: idOf(request) });
    if (!result.ok) return page(request, reply, { failure: result });
    return page(request, reply, { half: { ...result.value, which: 'first' } });
  });
  app.post('/administrators/:id/half', async (request, reply) => {
    signedIn(request, ...adminRoles);
    const result = await readHalf(callerOf(request), { id: idOf(request) });
    if (!result.ok) return page(request, reply, { failure: result });
    return page(request, reply, { half: { ...result.value, which: 'first' } });
  });
}
