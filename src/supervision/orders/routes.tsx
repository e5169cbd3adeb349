import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { parseDate } from '../../law/index.ts';
import { authoritiesBelow, calendarOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { readEvidence, sendEvidence } from '../../platform/http/evidence.ts';
import { check, first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome, unwrap } from '../../platform/outcome.ts';
import { paperDocx, paperPdf } from '../../platform/papers/index.ts';
import { kinds as mediaTypes } from '../../platform/reading/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { ORDERS, orderHref } from '../paths.ts';
import { answerers, cityOffice, readers, USUAL_DAYS } from '../rules.ts';
import {
  acceptAnswer,
  answerOrder,
  extendOrder,
  issueOrders,
  remindOfLate,
  returnAnswer,
  withdrawOrder,
} from './actions.ts';
import { acceptForm, answerForm, extendForm, newOrderForm, returnForm, wishOf, withdrawForm } from './forms.ts';
import { OrderList } from './pages/list.tsx';
import { NewOrder } from './pages/new.tsx';
import { type OrderForm, OrderPage } from './pages/order.tsx';
import { orderPaper } from './paper.ts';
import { proposedOrder } from './proposed.ts';
import { countOrders, evidenceById, lateOrders, listOrders, orderById, type Side, stepsOf } from './store.ts';

/** Whose orders this person sees. */
const sideOf = (who: Who): Side =>
  has(who, ...cityOffice) ? { cityId: who.authorityId } : { authorityId: who.authorityId };

/** 督办单, of the office that gives them and of the authorities that answer. */
export function orderRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [['督办单', ORDERS]];

  app.get('/supervision/orders', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const [side, wish, today] = [sideOf(who), wishOf(queryOf(request)), dayOf(now())];
    const gives = 'cityId' in side;
    const [list, counts, late, calendar] = await Promise.all([
      listOrders(db, side, wish, today),
      countOrders(db, side, today),
      gives ? lateOrders(db, who.authorityId, today) : [],
      calendarOf(db),
    ]);
    return reply.page(<OrderList {...list} {...{ gives, counts, wish, today, calendar }} overdue={late.length} />, {
      title: '督办单',
      nav: ORDERS,
      wide: true,
      form: true,
    });
  });

  const usualDue = async () => {
    const calendar = await calendarOf(db);
    return calendar.countForward(parseDate(dayOf(now())), USUAL_DAYS).date.toString();
  };

  /** Where somebody comes from figures that are beyond their bounds. */
  async function proposed(request: FastifyRequest): Promise<Typed> {
    const query = queryOf(request);
    const period = first(query, 'figures');
    if (!period) return {};
    const of = { codes: [query.to ?? []].flat(), period, today: dayOf(now()) };
    return proposedOrder(db, app.services.house.brought('measures'), staffOf(request).authorityId, of);
  }

  async function newPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...cityOffice);
    const below = (await authoritiesBelow(db, who.authorityId)).filter(({ closedAt }) => !closedAt);
    const typed = failure
      ? typedIn(request)
      : { dueOn: await usualDue(), ...(await proposed(request)), ...queryOf(request) };
    if (failure) reply.code(statusOf(failure));
    return reply.page(<NewOrder below={below} typed={typed} failure={failure} />, {
      ...{ title: '下达督办单', nav: ORDERS, crumbs, form: true },
    });
  }

  app.get('/supervision/orders/new', (request, reply) => newPage(request, reply));
  app.post('/supervision/orders/new', async (request, reply) => {
    staffOf(request, ...cityOffice);
    const input = check(newOrderForm, typedIn(request));
    const result = input.ok ? await issueOrders(callerOf(request), input.value) : input;
    if (!result.ok) return newPage(request, reply, result);
    const { length } = result.value;
    return reply
      .notice(length > 1 ? `已下达 ${length} 份督办单` : '督办单已下达')
      .redirect(length > 1 ? ORDERS : orderHref(result.value[0]!), 303);
  });
  app.post('/supervision/orders/remind', async (request, reply) => {
    staffOf(request, ...cityOffice);
    const result = await remindOfLate(callerOf(request), {});
    return reply.notice(result.ok ? `已催办 ${result.value} 件` : result.message).redirect(ORDERS, 303);
  });

  async function found(request: FastifyRequest) {
    const who = staffOf(request, ...readers);
    const side = sideOf(who);
    const order = await orderById(db, side, idOf(request));
    if (!order) throw new FailureError(notFound());
    return { who, side, order };
  }

  async function orderPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, at?: OrderForm) {
    const { who, side, order } = await found(request);
    if (failure?.code === 'notFound') throw new FailureError(failure);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <OrderPage
        {...{ order, failure, at }}
        steps={await stepsOf(db, order.id)}
        gives={'cityId' in side}
        answers={!('cityId' in side) && has(who, ...answerers)}
        today={dayOf(now())}
        calendar={await calendarOf(db)}
        usualDue={await usualDue()}
        typed={failure && typedIn(request)}
      />,
      { title: order.subject, nav: ORDERS, crumbs, wide: true, form: true },
    );
  }
  app.get('/supervision/orders/:id', (request, reply) => orderPage(request, reply));

  /** One of the page's forms: checked, taken, and the page again. */
  function step<S extends z.ZodType>(
    at: Exclude<OrderForm, 'answer'>,
    form: S,
    taken: (request: FastifyRequest, id: number, value: z.output<S>) => Promise<Outcome<void>>,
    notice: string,
  ): void {
    app.post(`/supervision/orders/:id/${at}`, async (request, reply) => {
      staffOf(request, ...cityOffice);
      const input = check(form, typedIn(request));
      const result = input.ok ? await taken(request, idOf(request), input.value) : input;
      if (!result.ok) return orderPage(request, reply, result, at);
      return reply.notice(notice).redirect(orderHref(idOf(request)), 303);
    });
  }
  step('accept', acceptForm, (request, id, value) => acceptAnswer(callerOf(request), { id, ...value }), '已验收办结');
  step('return', returnForm, (request, id, value) => returnAnswer(callerOf(request), { id, ...value }), '已退回重办');
  step('extend', extendForm, (request, id, value) => extendOrder(callerOf(request), { id, ...value }), '已延期');
  step('withdraw', withdrawForm, (request, id, value) => withdrawOrder(callerOf(request), { id, ...value }), '已撤销');

  app.post('/supervision/orders/:id/answer', async (request, reply) => {
    staffOf(request, ...answerers);
    const sent = await readEvidence(request);
    const input = sent.ok ? check(answerForm, typedIn(request)) : sent;
    const evidence = sent.ok ? sent.value : [];
    const result = input.ok
      ? await answerOrder(callerOf(request), { id: idOf(request), ...input.value, evidence })
      : input;
    if (!result.ok) return orderPage(request, reply, result, 'answer');
    return reply.notice('整改情况已反馈，等待验收').redirect(orderHref(idOf(request)), 303);
  });

  app.get('/supervision/orders/:id/evidence/:file', async (request, reply) => {
    const { order } = await found(request);
    return sendEvidence(reply, await evidenceById(db, order.id, idOf(request, 'file')));
  });
  for (const end of ['docx', 'pdf'] as const)
    app.get(`/supervision/orders/:id/order.${end}`, async (request, reply) => {
      const { order } = await found(request);
      const paper = orderPaper(order, await stepsOf(db, order.id), request.authority.isDemo);
      const content = end === 'docx' ? await paperDocx(paper) : unwrap(await paperPdf(paper));
      return reply.file({ name: `${paper.title}.${end}`, type: mediaTypes[end], content });
    });
}
