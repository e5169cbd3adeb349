import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '../../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { adminRoles } from '../../../platform/roles.ts';
import { holdersOf } from '../store.ts';
import { confirmRequest, declineRequest, type Half, readHalf } from './actions.ts';
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
    const [lines, holders] = await Promise.all([requestsOf(db, who.authorityId), holdersOf(db, who.authorityId)]);
    if (more.failure) reply.code(statusOf(more.failure));
    return reply.page(<AdministratorsPage who={who} lines={lines} holders={holders} now={now()} {...more} />, {
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
  app.post('/administrators/:id/half', async (request, reply) => {
    signedIn(request, ...adminRoles);
    const result = await readHalf(callerOf(request), { id: idOf(request) });
    if (!result.ok) return page(request, reply, { failure: result });
    return page(request, reply, { half: { ...result.value, which: 'first' } });
  });
}
