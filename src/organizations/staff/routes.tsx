import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, field, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../../platform/outcome.ts';
import { type Role, roles } from '../../platform/roles.ts';
import { loginField } from '../authorities/form.ts';
import type { Account } from '../authorities/make.ts';
import { openOffices } from '../authorities/store.ts';
import { addStaff, grantRoles, resetPassword, resetSecondFactor, setActive, unlockAccount } from './actions.ts';
import { requestReset } from './administrators/actions.ts';
import { updateStaff } from './correcting.ts';
import { inWords } from './handover/held.ts';
import { waitingFor } from './handover/waiting-for.ts';
import { proposalsOf } from './import/store.ts';
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

const head = { title: '人员与权限', nav: '/console/staff', form: true };

/** 人员与权限: accounts of the own authority. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    more: { failure?: Failure; fresh?: Account } = {},
  ) {
    const who = signedIn(request, 'systemAdmin', 'securityAdmin');
    const [staff, offices, asked] = await Promise.all([
      staffOf(db, who.authorityId),
      openOffices(db, who.authorityId),
      proposalsOf(db, who.authorityId),
    ]);
    if (more.failure) reply.code(statusOf(more.failure));
    return reply.page(
      <StaffPage
        who={who}
        staff={staff}
        offices={offices}
        asked={asked}
        typed={more.failure ? typedIn(request) : {}}
        {...more}
      />,
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

  const waitsFor = (authorityId: number, id: number) => waitingFor({ db, house, authorityId, today: dayOf(now()) }, id);
  /** What is said beside what was done, while something still waits for the person. */
  async function stillWaits(request: FastifyRequest): Promise<string> {
    const held = await waitsFor(signedIn(request).authorityId, idOf(request));
    if (held.length === 0) return '';
    return `。还有${inWords(held)}等其办理，请安全管理员或者政府信息公开工作机构负责人在“移交”中交给他人`;
  }

  async function memberPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = signedIn(request, 'systemAdmin', 'securityAdmin');
    const id = idOf(request);
    const member = (await staffOf(db, who.authorityId)).find((one) => one.id === id);
    if (!member) return unwrap(notFound());
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <StaffMemberPage
        who={who}
        member={member}
        held={await waitsFor(who.authorityId, id)}
        offices={await openOffices(db, who.authorityId)}
        typed={typed}
        failure={failure}
      />,
      {
        ...head,
        title: member.name,
        crumbs: [['人员与权限', '/console/staff']],
      },
    );
  }

  app.post('/staff/:id', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const input = check(staffForm.omit({ login: true }), typedIn(request));
    const result = input.ok ? await updateStaff(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return memberPage(request, reply, result, typedIn(request));
    return reply.notice(`已保存${await stillWaits(request)}`).redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.get('/staff/:id', (request, reply) => memberPage(request, reply));
  app.post('/staff/:id/roles', async (request, reply) => {
    signedIn(request, 'securityAdmin');
    const input = check(z.object({ roles: field.list() }), typedIn(request));
    const result = input.ok
      ? await grantRoles(callerOf(request), { id: idOf(request), roles: input.value.roles as Role[] })
      : input;
    if (!result.ok) return memberPage(request, reply, result);
    const said = result.value
      ? `担任${roles[result.value]}须由另一名管理员在“三员事项”中确认，确认后生效`
      : `权限已保存，本人须重新登录${await stillWaits(request)}`;
    return reply.notice(said).redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/active', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const result = await setActive(callerOf(request), { id: idOf(request), active: typedIn(request).active === 'yes' });
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice(`已保存${await stillWaits(request)}`).redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/unlock', async (request, reply) => {
    const { authorityId } = signedIn(request, 'securityAdmin');
    const result = await unlockAccount(callerOf(request), { id: idOf(request), authorityId });
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('登录限制已解除，可以马上再试').redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/reset-password', async (request, reply) => {
    const { authorityId } = signedIn(request, 'securityAdmin');
    const result = await resetPassword(callerOf(request), { id: idOf(request), authorityId });
    if (!result.ok) return memberPage(request, reply, result);
    return listPage(request, reply, { fresh: result.value });
  });
  app.post('/staff/:id/reset-second-factor', async (request, reply) => {
    const { authorityId } = signedIn(request, 'securityAdmin');
    const result = await resetSecondFactor(callerOf(request), { id: idOf(request), authorityId });
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('两步验证已重置').redirect(`/console/staff/${idOf(request)}`, 303);
  });
  app.post('/staff/:id/request-reset', async (request, reply) => {
    signedIn(request, 'securityAdmin');
    const input = check(z.object({ kind: z.enum(['password', 'secondFactor']) }), typedIn(request));
    const result = input.ok ? await requestReset(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return memberPage(request, reply, result);
    return reply.notice('已提出，等待另一名管理员确认').redirect('/console/administrators', 303);
  });
}
