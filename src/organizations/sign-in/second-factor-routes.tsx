import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { SecondFactorPage } from './pages/second-factor.tsx';
import { ownPath } from './rules.ts';
import { giveCode, secondFactorDue } from './second-factor.ts';
import { SESSION_COOKIE } from './sessions.ts';

/** After the password of an administrator: the code of their authenticator, or enrolling at the first sign-in. */
export function secondFactorRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  async function codePage(request: FastifyRequest, reply: FastifyReply, next: string, failure?: Failure) {
    const due = await secondFactorDue({ db, sealer }, request.cookies[SESSION_COOKIE] ?? '');
    if (!due) {
      if (failure) reply.notice(failure.message);
      return reply.redirect(request.who ? '/console' : '/console/sign-in', 303);
    }
    if (failure) reply.code(statusOf(failure));
    return reply.page(<SecondFactorPage due={due} next={next} failure={failure} />, { title: '两步验证', form: true });
  }

  app.get<{ Querystring: { next?: string } }>('/second-factor', (request, reply) =>
    codePage(request, reply, ownPath(String(request.query.next ?? ''))),
  );
  app.post('/second-factor', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const typed = typedIn(request);
    const next = ownPath(String(typed.next ?? ''));
    const token = request.cookies[SESSION_COOKIE] ?? '';
    const code = String(typed.code ?? '').replace(/\s/g, '');
    const result = await giveCode({ db, sealer, now: now(), address: request.ip }, token, code);
    return result.ok ? reply.redirect(next, 303) : codePage(request, reply, next, result);
  });
}
