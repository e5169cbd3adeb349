import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownCookie } from '../../platform/http/cookies.ts';
import { typedIn } from '../../platform/http/form.ts';
import { ownPath } from '../../platform/http/own-path.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { enter, fromOf, whereTo } from './entering.ts';
import { SecondFactorPage } from './pages/second-factor.tsx';
import { triesAMinute } from './rate.ts';
import { giveCode, secondFactorDue } from './second-factor.ts';
import { SESSION_COOKIE } from './sessions.ts';

/** After the password of an administrator: the code of their authenticator, or enrolling at the first sign-in. */
export function secondFactorRoutes(app: FastifyInstance): void {
  const { db, sealer } = app.services;

  async function codePage(request: FastifyRequest, reply: FastifyReply, next: string, failure?: Failure) {
    const due = await secondFactorDue({ db, sealer }, ownCookie(request, SESSION_COOKIE));
    if (!due) {
      if (failure) reply.notice(failure.message);
      return reply.redirect(request.who ? '/console' : '/console/sign-in', 303);
    }
    if (failure) reply.code(statusOf(failure));
    return reply.page(<SecondFactorPage due={due} next={next} failure={failure} />, { title: '两步验证', form: true });
  }

  app.get<{ Querystring: { next?: string } }>('/second-factor', (request, reply) =>
    codePage(request, reply, ownPath(request.query.next, '/console')),
  );
  app.post(
    '/second-factor',
    { config: { rateLimit: triesAMinute(30), writesLittle: true } },
    async (request, reply) => {
      const typed = typedIn(request);
      const next = ownPath(typed.next, '/console');
      const code = String(typed.code ?? '').replace(/\s/g, '');
      const result = await giveCode({ ...fromOf(request), sealer }, ownCookie(request, SESSION_COOKIE), code);
      if (!result.ok) return codePage(request, reply, next, result);
      const { token, staffId, enrolled, codesLeft } = result.value;
      const said = enrolled
        ? ['验证器已绑定。请在“账号”中生成恢复码，手机不在身边时可以用它登录。']
        : codesLeft === undefined
          ? []
          : [`已用一个恢复码登录，还剩 ${codesLeft} 个。手机遗失的，请尽快重置两步验证。`];
      await enter(reply, token, staffId, ...said);
      return reply.redirect(await whereTo(request, token, next), 303);
    },
  );
}
