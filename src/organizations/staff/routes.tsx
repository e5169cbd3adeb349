import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { AccountPage } from '../account/pages/account.tsx';
import { loginField } from '../authorities/form.ts';
import type { Account } from '../authorities/make.ts';
import { officesOf } from '../authorities/store.ts';
import { closeSessionsOf, SESSION_COOKIE } from '../sign-in/sessions.ts';
import { addStaff, changePassword, grantRoles, resetPassword, resetSecondFactor, setActive } from './actions.ts';
import { StaffMemberPage, StaffPage } from './pages/staff.tsx';
import { staffOf } from './store.ts';

const staffForm = z.object({
  name: field.required('姓名', 40),
  login: loginField(),
  officeId: z
    .string()
    .regex(/^\d{0,15}$/, '没有这个科室')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
  telephone: field.optional('联系电话', 30),
});

const passwordForm = z
  .object({
    old: z.string('请填写原密码').min(1, '请填写原密码').max(200, '密码过长'),
    fresh: z.string('请填写新密码').min(1, '请填写新密码').max(128, '密码最多 128 位'),
    again: z.string('请再输一遍').default(''),
  })
  .refine((form) => form.fresh === form.again, { path: ['again'], message: '两次输入的新密码不一致' });

const head = { title: '人员与权限', nav: '/console/staff', form: true };

/** Accounts, and one's own account. */
export function staffRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function accountPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request);
    const own = (await staffOf(db, who.authorityId)).find((one) => one.id === who.id);
    const first = await db
      .selectFrom('staff')
      .select('must_change_password as first')
      .where('id', '=', who.id!)
      .executeTakeFirst();
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <AccountPage who={who} office={own?.office ?? undefined} first={first?.first ?? false} failure={failure} />,
      {
        title: '我的账号',
        form: true,
      },
    );
  }

  app.get('/account', (request, reply) => accountPage(request, reply));
  app.post('/account', async (request, reply) => {
    const input = check(passwordForm, typedIn(request));
    const result = input.ok ? await changePassword(callerOf(request), input.value) : input;
    if (!result.ok) return accountPage(request, reply, result);
    await closeSessionsOf(db, signedIn(request).id!, request.cookies[SESSION_COOKIE]);
    return reply.notice('密码已修改').redirect('/console', 303);
  });

  async function listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    more: { failure?: Failure; fresh?: Account } = {},
  ) {
    const who = signedIn(request, 'systemAdmin', 'securityAdmin');
    const [staff, offices] = await Promise.all([staffOf(db, who.authorityId), officesOf(db, who.authorityId)]);
    if (more.failure) reply.code(statusOf(more.failure));
    return reply.page(
      <StaffPage who={who} staff={staff} offices={offices} typed={more.failure ? typedIn(request) : {}} {...more} />,
      head,
    );
  }

  app.get('/staff', (request, reply) => listPage(request, reply));
  app.post('/staff', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const input = check(staffForm, typedIn(request));
    const result = input.ok ? await addStaff(callerOf(request), input.value) : input;
    return listPage(request, reply, result.ok ? { fresh: result.value } : { failure: result });
  });

  async function memberPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'systemAdmin', 'securityAdmin');
    const id = idOf(request);
    const member = (await staffOf(db, who.authorityId)).find((one) => one.id === id);
    if (!member) return unwrap(notFound());
    if (failure) reply.code(statusOf(failure));
    return reply.page(<StaffMemberPage who={who} member={member} failure={failure} />, {
      ...head,
      title: member.name,
      crumbs: [['人员与权限', '/console/staff']],
    });
  }

  app.get('/staff/:id', (request, reply) => memberPage(request, reply));
  app.post('/staff/:id/roles', async (request, reply) => {
    signedIn(request, 'securityAdmin');
    const input = check(z.object({ roles: field.list() }), typedIn(request));
    const result = input.ok
      ? await grantRoles(callerOf(request), { id: idOf(request), roles: input.value.roles as Role[] })
      : input;
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('权限已保存').redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/active', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const result = await setActive(callerOf(request), { id: idOf(request), active: typedIn(request).active === 'yes' });
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('已保存').redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/reset-second-factor', async (request, reply) => {
    const { authorityId } = signedIn(request, 'securityAdmin');
    const result = await resetSecondFactor(callerOf(request), { id: idOf(request), authorityId });
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('两步验证已重置，本人下次登录时重新绑定').redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/reset-password', async (request, reply) => {
    signedIn(request, 'securityAdmin');
    const result = await resetPassword(callerOf(request), { id: idOf(request) });
    if (!result.ok) return memberPage(request, reply, result);
    return listPage(request, reply, { fresh: result.value });
  });
}
