import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { check, field, typedIn } from '../platform/http/form.ts';
import { statusOf } from '../platform/http/status.ts';
import { setUpRoutes } from './authorities/set-up.tsx';
import { SignInPage } from './sign-in/pages/sign-in.tsx';
import { ownPath, SESSION_HOURS } from './sign-in/rules.ts';
import { secondFactorRoutes } from './sign-in/second-factor-routes.tsx';
import { closeSession, SESSION_COOKIE } from './sign-in/sessions.ts';
import { signIn } from './sign-in/sign-in.ts';

export { authorityRoutes } from './authorities/routes.tsx';
export { calendarReaders, calendarRoutes } from './calendar/routes.tsx';
export { officeRoutes } from './offices/routes.tsx';
export { staffRoutes } from './staff/routes.tsx';

const signInForm = z.object({
  login: field.required('登录名', 60),
  password: z.string('请填写密码').min(1, '请填写密码').max(200, '密码过长'),
  next: z.string().default('/console'),
});

/** Sign-in and sign-out, in the console's scope before anyone is known. */
export function signInRoutes(app: FastifyInstance): void {
  setUpRoutes(app);
  secondFactorRoutes(app);
  app.get<{ Querystring: { next?: string } }>('/sign-in', (request, reply) => {
    if (request.who) return reply.redirect('/console');
    return reply.page(<SignInPage typed={{ next: ownPath(String(request.query.next ?? '')) }} />, {
      title: '登录',
      form: true,
    });
  });

  app.post('/sign-in', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const typed = typedIn(request);
    const { db, now } = app.services;
    const input = check(signInForm, typed);
    const result = input.ok ? await signIn({ db, now: now(), address: request.ip }, input.value) : input;
    if (!input.ok || !result.ok) {
      const failure = result.ok ? undefined : result;
      return reply
        .code(failure ? statusOf(failure) : 422)
        .page(<SignInPage typed={typed} failure={failure} />, { title: '登录', form: true });
    }
    reply.setCookie(SESSION_COOKIE, result.value.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: SESSION_HOURS * 3600,
    });
    const next = ownPath(input.value.next);
    return reply.redirect(
      result.value.secondFactorDue ? `/console/second-factor?next=${encodeURIComponent(next)}` : next,
      303,
    );
  });

  app.post('/sign-out', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await closeSession(app.services.db, token);
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).notice('已退出登录').redirect('/console/sign-in', 303);
  });
}
