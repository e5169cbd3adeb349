import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, unwrap } from '../../platform/outcome.ts';
import { makeKey, revokeKey } from './actions.ts';
import { keyForm } from './forms.ts';
import { keysOf } from './keys.ts';
import { KEYS, KeysPage } from './page.tsx';

/** 数据接口: by the authority's administrator. */
export function keyRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { fresh?: string; typed?: Typed; failure?: Failure } = {},
  ) {
    const { authorityId } = staffOf(request, 'systemAdmin');
    if (given.failure) reply.code(statusOf(given.failure));
    return reply
      .header('cache-control', 'no-store')
      .page(<KeysPage keys={await keysOf(db, authorityId)} {...given} />, { title: '数据接口', nav: KEYS, form: true });
  }

  app.get('/api-keys', (request, reply) => show(request, reply));
  app.post('/api-keys', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const typed = typedIn(request);
    const input = check(keyForm, typed);
    const made = input.ok ? await makeKey(callerOf(request), input.value) : input;
    return made.ok ? show(request, reply, { fresh: made.value }) : show(request, reply, { typed, failure: made });
  });
  app.post('/api-keys/:id/revoke', async (request, reply) => {
    unwrap(await revokeKey(callerOf(request), { id: idOf(request) }));
    return reply.notice('已停用，这个密钥不能再用').redirect(KEYS, 303);
  });
}
