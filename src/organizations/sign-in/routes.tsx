import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clearOwnCookie, clearStorage, ownCookie } from '../../platform/http/cookies.ts';
import { check, field, typedIn } from '../../platform/http/form.ts';
import { ownPath } from '../../platform/http/own-path.ts';
import { statusOf } from '../../platform/http/status.ts';
import { enter, fromOf, holdSession, whereTo } from './entering.ts';
import { SignInPage } from './pages/sign-in.tsx';
import { triesAMinute } from './rate.ts';
import { closeSession, endSessionOf, SESSION_COOKIE } from './sessions.ts';
import { signIn } from './sign-in.ts';

const signInForm = z.object({
  login: field.required('登录名', 60),
  password: z.string('请填写密码').min(1, '请填写密码').max(200, '密码过长'),
  next: z.string().default('/console'),
});

const head = { title: '登录', form: true };

/** Sign-in and sign-out, in the console's scope before anyone is known. */
export function signInRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { next?: string } }>('/sign-in', (request, reply) => {
    if (request.who) return reply.redirect('/console');
    return reply.page(<SignInPage typed={{ next: ownPath(request.query.next, '/console') }} />, head);
  });

  app.post('/sign-in', { config: { rateLimit: triesAMinute(30), writesLittle: true } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(signInForm, typed);
    const result = input.ok ? await signIn(fromOf(request), input.value) : input;
    if (!input.ok || !result.ok) {
      const failure = result.ok ? undefined : result;
      return reply.code(failure ? statusOf(failure) : 422).page(<SignInPage typed={typed} failure={failure} />, head);
    }
    const { token, staffId, secondFactorDue } = result.value;
    const before = ownCookie(request, SESSION_COOKIE);
    if (before) await endSessionOf(app.services.db, before, app.services.now());
    const next = ownPath(input.value.next, '/console');
    if (secondFactorDue) {
      holdSession(reply, token);
      return reply.redirect(`/console/second-factor?next=${encodeURIComponent(next)}`, 303);
    }
    await enter(reply, token, staffId);
    return reply.redirect(await whereTo(request, token, next), 303);
  });

  app.post('/sign-out', { config: { writesLittle: true } }, async (request, reply) => {
    const token = ownCookie(request, SESSION_COOKIE);
    if (token) await closeSession(app.services.db, token);
    clearOwnCookie(reply, SESSION_COOKIE);
    clearStorage(reply);
    return reply.notice('已退出登录').redirect('/console/sign-in', 303);
  });
}
