import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { ownPath } from '../../platform/http/own-path.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { adminRoles, has } from '../../platform/roles.ts';
import { holdDevice } from '../sign-in/entering.ts';
import { recoveryCodesLeft } from '../sign-in/recovery-codes.ts';
import { sessionsOf } from '../sign-in/sessions.ts';
import { noticesOf } from '../staff/notices.ts';
import { staffOf } from '../staff/store.ts';
import { changePassword, endOtherSessions, endSession, renewRecoveryCodes } from './actions.ts';
import { AccountPage } from './pages/account.tsx';
import { RecoveryCodesPage } from './pages/recovery-codes.tsx';

const passwordForm = z
  .object({
    old: z.string('请填写原密码').min(1, '请填写原密码').max(200, '密码过长'),
    fresh: z.string('请填写新密码').min(1, '请填写新密码').max(128, '密码最多 128 位'),
    again: z.string('请再输一遍').default(''),
  })
  .refine((form) => form.fresh === form.again, { path: ['again'], message: '两次输入的新密码不一致' });

const codesForm = z.object({ password: z.string('请填写密码').min(1, '请填写密码').max(200, '密码过长') });

const path = '/console/account';
const head = { title: '我的账号', form: true };

/** 我的账号: one's password, where one is signed in, recovery codes, what others changed. */
export function accountRoutes(app: FastifyInstance): void {
  const { db, house, sealer, now } = app.services;

  async function accountPage(
    request: FastifyRequest,
    reply: FastifyReply,
    failed: { password?: Failure; codes?: Failure } = {},
  ) {
    const who = signedIn(request);
    const own = (await staffOf(db, who.authorityId)).find((one) => one.id === who.id);
    const first = await db
      .selectFrom('staff')
      .select('must_change_password as first')
      .where('id', '=', who.id!)
      .executeTakeFirst();
    const panels = house.brought('account').map((panel) => panel({ db, house, sealer, who: { ...who, id: who.id! } }));
    const failure = failed.password ?? failed.codes;
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <AccountPage
        who={who}
        office={own?.office ?? undefined}
        first={first?.first ?? false}
        next={ownPath(typedIn(request).next ?? queryOf(request).next, '/console')}
        sessions={await sessionsOf(db, who.id!, now())}
        present={request.formKey ?? ''}
        notices={await noticesOf(db, who.id!)}
        codesLeft={has(who, ...adminRoles) ? await recoveryCodesLeft(db, who.id!) : undefined}
        panels={await Promise.all(panels)}
        failed={failed}
      />,
      head,
    );
  }

  const keyOf = (request: FastifyRequest) => ({ key: request.formKey ?? '' });

  app.get('/account', (request, reply) => accountPage(request, reply));
  app.post('/account', async (request, reply) => {
    const input = check(passwordForm, typedIn(request));
    const result = input.ok ? await changePassword(callerOf(request), { ...input.value, ...keyOf(request) }) : input;
    if (!result.ok) return accountPage(request, reply, { password: result });
    await holdDevice(reply, signedIn(request).id!);
    const next = ownPath(typedIn(request).next, '/console');
    return reply.notice('密码已修改，其他设备上的登录已全部退出').redirect(next, 303);
  });

  app.post('/account/sessions/:id/end', async (request, reply) => {
    const result = await endSession(callerOf(request), { id: idOf(request), ...keyOf(request) });
    const said = result.ok ? '已退出那台设备上的登录' : '那台设备上的登录已经退出';
    return reply.notice(said).redirect(`${path}#sessions`, 303);
  });
  app.post('/account/sessions/end-others', async (request, reply) => {
    await endOtherSessions(callerOf(request), keyOf(request));
    return reply.notice('其他设备上的登录已全部退出').redirect(`${path}#sessions`, 303);
  });

  app.post('/account/recovery-codes', async (request, reply) => {
    signedIn(request, ...adminRoles);
    const input = check(codesForm, typedIn(request));
    const result = input.ok ? await renewRecoveryCodes(callerOf(request), input.value.password) : input;
    if (!result.ok) return accountPage(request, reply, { codes: result });
    return reply.page(<RecoveryCodesPage codes={result.value} />, {
      ...head,
      title: '恢复码',
      crumbs: [['我的账号', path]],
    });
  });
}
