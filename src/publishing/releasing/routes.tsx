import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentType } from 'preact';
import type { z } from 'zod';
import type { Caller } from '../../platform/action.ts';
import { minuteOf } from '../../platform/dates.ts';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { addressOf, below, documentOf } from '../desk/document-of.ts';
import { correct, discardDraft, reopen } from '../drafting/taking-back.ts';
import { declineReceived } from '../received/decline.ts';
import { type Decision, type Standing, steps } from '../rules.ts';
import { cancelSchedule, publishNow, schedulePublication } from './actions.ts';
import { scheduleForm, validityForm, withdrawForm } from './forms.ts';
import {
  DeclinePage,
  DiscardPage,
  PublishPage,
  ReopenPage,
  type StepProps,
  ValidityPage,
  WithdrawPage,
} from './pages.tsx';
import { changeValidity, withdraw } from './standing.ts';

type Rule = keyof ReturnType<typeof steps>;

/** Publishing, correcting, withdrawing …: a page that says what will happen, and the step itself. */
export function steppingRoutes(app: FastifyInstance): void {
  page('publish', '公开', 'publish', PublishPage);
  page('withdraw', '撤下', 'withdraw', WithdrawPage);
  page('decline', '不采用', 'decline', DeclinePage);
  page('validity', '变更效力', 'changeValidity', ValidityPage);
  page('reopen', '撤回修改', 'reopen', ReopenPage);
  page('discard', '放弃', 'discard', DiscardPage);

  app.post('/documents/:id/publish', (request, reply) =>
    take(request, reply, PublishPage, '公开', {
      run: (caller, id) => publishNow(caller, { id }),
      says: (indexNumber) => (indexNumber ? `已公开，索引号 ${indexNumber}` : '已公开'),
    }),
  );
  app.post('/documents/:id/schedule', (request, reply) =>
    take(request, reply, PublishPage, '公开', {
      form: scheduleForm,
      run: (caller, id, { at }) => schedulePublication(caller, { id, at }),
      says: (at) => `已设定于 ${minuteOf(at)} 公开`,
    }),
  );
  app.post('/documents/:id/withdraw', (request, reply) =>
    take(request, reply, WithdrawPage, '撤下', {
      form: withdrawForm,
      run: (caller, id, { reason }) => withdraw(caller, { id, reason }),
      says: () => '已撤下',
    }),
  );
  app.post('/documents/:id/decline', (request, reply) =>
    take(request, reply, DeclinePage, '不采用', {
      form: withdrawForm,
      run: (caller, id, { reason }) => declineReceived(caller, { id, reason }),
      says: () => '已记下不采用，供稿单位会看到原因',
    }),
  );
  app.post('/documents/:id/validity', (request, reply) =>
    take(request, reply, ValidityPage, '变更效力', {
      form: validityForm,
      run: (caller, id, form) => changeValidity(caller, { id, ...form }),
      says: () => '已变更效力',
    }),
  );
  simple('cancel-schedule', cancelSchedule, () => '已取消定时，可随时公开');
  simple('reopen', reopen, () => '已撤回，可以修改', '/edit');
  simple('correct', correct, () => '已建立更正稿，公众仍看到原文，直到更正稿审核后公开', '/edit');
  app.post('/documents/:id/discard', async (request, reply) => {
    const id = idOf(request);
    const result = await discardDraft(callerOf(request), { id });
    if (!result.ok) return reply.notice(result.message).redirect(addressOf(id), 303);
    return result.value === 'deleted'
      ? reply.notice('已删除').redirect('/console/documents', 303)
      : reply.notice('已放弃').redirect(addressOf(id), 303);
  });

  function page(path: string, title: string, rule: Rule, Page: ComponentType<StepProps>) {
    app.get(`/documents/:id/${path}`, async (request, reply) => {
      const document = await documentOf(app, request);
      const may: Decision<unknown> = steps(document as Standing, staffOf(request))[rule];
      if (!may.ok) return reply.notice(may.message).redirect(addressOf(document.id), 303);
      return reply.page(<Page document={document} typed={{}} />, below(document, title));
    });
  }

  /** Steps without anything to fill in. */
  function simple<T>(
    path: string,
    run: (caller: Caller, input: { id: number }) => Promise<Outcome<T>>,
    says: (value: T) => string,
    on = '',
  ) {
    app.post(`/documents/:id/${path}`, async (request, reply) => {
      const id = idOf(request);
      const result = await run(callerOf(request), { id });
      return reply
        .notice(result.ok ? says(result.value) : result.message)
        .redirect(addressOf(id) + (result.ok ? on : ''), 303);
    });
  }

  async function take<S extends z.ZodType, T>(
    request: FastifyRequest,
    reply: FastifyReply,
    Page: ComponentType<StepProps>,
    title: string,
    step: {
      form?: S;
      run: (caller: Caller, id: number, form: z.output<S>) => Promise<Outcome<T>>;
      says: (value: T) => string;
    },
  ) {
    const id = idOf(request);
    const typed: Typed = typedIn(request);
    const input = step.form ? check(step.form, typed) : { ok: true as const, value: {} as z.output<S> };
    const result = input.ok ? await step.run(callerOf(request), id, input.value) : input;
    if (result.ok) return reply.notice(step.says(result.value)).redirect(addressOf(id), 303);
    const document = await documentOf(app, request);
    return reply
      .code(statusOf(result))
      .page(<Page document={document} typed={typed} failure={result} />, below(document, title));
  }
}
