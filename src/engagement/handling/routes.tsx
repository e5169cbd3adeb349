import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openOffices } from '../../organizations/index.ts';
import { dayOf, isDay } from '../../platform/dates.ts';
import { check, confirmedOf, field, first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { sendTaken } from '../../platform/http/sealed-reply.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { type Kept, readForm } from '../../platform/public-forms/index.ts';
import { has, type Role } from '../../platform/roles.ts';
import { draftAnswer, recallAnswer, submitAnswer } from '../answering/actions.ts';
import { answerForm, answerOf } from '../answering/form.ts';
import { takeMessageFile } from '../files/take.ts';
import { openSender, reissueMessageCode } from '../opening.ts';
import { DESK } from '../paths.ts';
import { publicAnswerForm, publishAnswer, withdrawAnswer } from '../public-answers/actions.ts';
import { countMessages, quarterOf } from '../public-answers/figures.ts';
import { enterMessage } from '../receive.ts';
import { handlers, intake } from '../rules.ts';
import { messageForm, messageOf } from '../sending/form.ts';
import { ENTERED, EnterPage } from './enter-page.tsx';
import { listMessages, wishOf } from './list.ts';
import { MessagesPage } from './list-page.tsx';
import { MessagePage } from './page.tsx';
import type { Attempt } from './panels/props.ts';
import { verbs } from './steps/table.ts';
import { workspaceOf } from './workspace.ts';

const entering: readonly Role[] = [...handlers, 'contact'];
const entered = messageForm.extend({
  channel: z.enum(ENTERED, '请选择怎样收到'),
  on: z.string().trim().refine(isDay, '请填写收到的日期'),
});
const reason = z.object({ reason: field.required('撤下的原因', 300) });
const person = z.object({ name: field.required('姓名', 50), telephone: field.required('联系电话', 60) });

/** 留言办理, for staff. */
export function handlingRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  const crumbs: [string, string][] = [['留言办理', DESK]];

  app.get('/messages', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const today = dayOf(now());
    const quarter = quarterOf(today);
    const wish = wishOf(queryOf(request));
    const [found, offices, counts] = await Promise.all([
      listMessages(db, who, wish, today),
      openOffices(db, who.authorityId),
      countMessages(db, who.authorityId, quarter),
    ]);
    const page = { ...found, wish, offices, counts, quarter, today, all: has(who, ...intake) };
    return reply.page(<MessagesPage {...page} />, { title: '留言办理', nav: DESK, wide: true });
  });

  function enterPage(reply: FastifyReply, typed: Typed, kept: readonly Kept[], failure?: Failure) {
    if (failure) reply.code(statusOf(failure));
    return reply.page(<EnterPage typed={typed} kept={kept} failure={failure} />, {
      ...{ title: '登记留言', nav: DESK, crumbs, form: true },
    });
  }
  app.get('/messages/new', (request, reply) => {
    staffOf(request, ...entering);
    const [channel, on] = ['channel', 'on'].map((name) => first(queryOf(request), name));
    const today = dayOf(now());
    const typed = {
      channel: ENTERED.find((one) => one === channel) ?? '',
      on: isDay(on!) && on! <= today ? on! : today,
    };
    return enterPage(reply, typed, []);
  });
  app.post('/messages/new', async (request, reply) => {
    const who = staffOf(request, ...entering);
    const { typed, kept, failure } = await readForm(request, typedIn);
    if (failure) return enterPage(reply, typed, kept, failure);
    const input = check(entered, typed);
    const made = input.ok
      ? await enterMessage(callerOf(request), {
          ...messageOf(input.value),
          channel: input.value.channel,
          on: input.value.on,
          files: kept,
        })
      : input;
    if (!made.ok) return enterPage(reply, typed, kept, made);
    const { number, code, id } = made.value;
    const to = has(who, ...intake) ? `${DESK}/${id}` : `${DESK}/new`;
    return reply.notice(`已登记，编号 ${number}，查询码 ${code}，只显示这一次，请告诉留言人`).redirect(to, 303);
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    attempt?: Attempt,
    opened?: Parameters<typeof MessagePage>[0]['opened'],
  ) {
    const who = staffOf(request, ...handlers);
    const of = await workspaceOf({ db, sealer }, who, idOf(request));
    if (!of) throw new FailureError(notFound());
    if (attempt) reply.code(statusOf(attempt.failure));
    return reply.page(<MessagePage of={of} who={who} today={dayOf(now())} attempt={attempt} opened={opened} />, {
      ...{ title: of.row.number, nav: DESK, crumbs, form: true },
    });
  }

  async function answered(
    request: FastifyRequest,
    reply: FastifyReply,
    slug: string,
    result: Outcome<unknown>,
    said: string,
  ) {
    if (!result.ok) return show(request, reply, { slug, typed: typedIn(request), failure: result });
    const who = staffOf(request);
    // an office that gave it away knows no more of it
    const still = await workspaceOf({ db, sealer }, who, idOf(request));
    return reply.notice(said).redirect(still ? `${DESK}/${idOf(request)}` : DESK, 303);
  }

  app.get('/messages/:id', (request, reply) => show(request, reply));
  app.get('/messages/:id/files/:fileId', async (request, reply) =>
    sendTaken(reply, await takeMessageFile(callerOf(request), { id: idOf(request), fileId: idOf(request, 'fileId') })),
  );
  app.post('/messages/:id/open', async (request, reply) => {
    const id = idOf(request);
    const result = await openSender(callerOf(request), { id, reason: first(typedIn(request), 'reason') });
    if (!result.ok) return show(request, reply, { slug: 'open', typed: {}, failure: result });
    return show(request, reply, undefined, result.value);
  });
  app.post('/messages/:id/code', async (request, reply) => {
    const input = check(person, typedIn(request));
    const result = input.ok
      ? await reissueMessageCode(callerOf(request), { id: idOf(request), ...input.value })
      : input;
    const said = result.ok ? `已补发，新的查询码 ${result.value.code}，只显示这一次，请当面交给留言人` : '';
    return answered(request, reply, 'code', result, said);
  });
  app.post('/messages/:id/answer', async (request, reply) => {
    const id = idOf(request);
    const typed = typedIn(request);
    const input = check(answerForm, typed);
    const saved = input.ok ? await draftAnswer(callerOf(request), { id, content: answerOf(input.value) }) : input;
    if (!saved.ok || first(typed, 'button') !== 'submit')
      return answered(request, reply, 'answer', saved, '已保存，还没有送审');
    const submitted = await submitAnswer(callerOf(request), { id, confirmed: confirmedOf(request) });
    return answered(request, reply, 'answer', submitted, '已送审，审核后发给留言人');
  });
  app.post('/messages/:id/answer/recall', async (request, reply) =>
    answered(
      request,
      reply,
      'recall',
      await recallAnswer(callerOf(request), { id: idOf(request) }),
      '已撤回，可以修改',
    ),
  );
  app.post('/messages/:id/public', async (request, reply) => {
    const input = check(publicAnswerForm, typedIn(request));
    const result = input.ok ? await publishAnswer(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answered(request, reply, 'public', result, '已公开');
  });
  app.post('/messages/:id/public/withdraw', async (request, reply) => {
    const input = check(reason, typedIn(request));
    const result = input.ok ? await withdrawAnswer(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answered(request, reply, 'public/withdraw', result, '已撤下，网站不再显示');
  });
  for (const verb of verbs)
    app.post(`/messages/:id/${verb.slug}`, async (request, reply) => {
      const result = await verb.run(callerOf(request), idOf(request), typedIn(request));
      return answered(request, reply, verb.slug, result, verb.done);
    });
}
