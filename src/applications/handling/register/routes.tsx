import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RECEIPT_CHANNELS } from '../../../law/index.ts';
import { mailWorks } from '../../../mail/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { check, type Typed } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { registerForm } from '../../fields.ts';
import { registerApplication } from '../../receipt/receive.tsx';
import { trialOf } from '../../receipt/routes.tsx';
import { receiptTermsOf, systemConfirms } from '../../receipt/terms.ts';
import { handlers } from '../../rules.ts';
import { formIn } from '../workspace/uploads.ts';
import { RegisterPage } from './page.tsx';

const nav = '/console/applications';

/** 登记 an application that came in by any channel. */
export function registerRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const { authorityId } = staffOf(request, ...handlers);
    const today = dayOf(now());
    const [preview, terms, mail] = await Promise.all([
      trialOf(db, authorityId, typed, today),
      receiptTermsOf(db, authorityId),
      mailWorks(db),
    ]);
    if (failure) reply.code(statusOf(failure));
    const page = { typed, preview, failure, systemConfirms: systemConfirms(terms, today), mail };
    return reply.page(<RegisterPage {...page} />, {
      title: '登记申请',
      nav,
      crumbs: [['依申请公开', nav]],
      form: true,
      scripts: ['applications/register.js'],
    });
  }

  app.get('/applications/new', (request, reply) =>
    show(request, reply, {
      channel: 'inPerson',
      arrived: dayOf(now()),
      kind: 'person',
      documentType: 'identityCard',
      provision: 'copy',
      deliveryWay: 'post',
    }),
  );

  app.post('/applications/new', async (request, reply) => {
    staffOf(request, ...handlers);
    const { typed, files, failure } = await formIn(request, 'attachment');
    if (typed.trial === 'yes') return show(request, reply, typed, failure);
    const input = failure ?? check(registerForm, typed);
    const made = input.ok ? await registerApplication(callerOf(request), { ...input.value, files }) : input;
    if (!made.ok) return show(request, reply, typed, made);
    const channel = RECEIPT_CHANNELS[typed.channel as keyof typeof RECEIPT_CHANNELS];
    return reply
      .notice(
        `已登记（${channel}），编号 ${made.value.number}；查询码 ${made.value.code}，只显示这一次，请写在回执上交给申请人`,
      )
      .redirect(`${nav}/${made.value.id}`, 303);
  });
}
