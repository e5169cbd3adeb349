import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { restsOf } from '../connectors/rest.ts';
import { connectorsInUse } from '../connectors/settings.ts';
import { actsFor, handlers, readers } from '../deliveries/rules.ts';
import { deliveryById } from '../deliveries/store.ts';
import {
  againTransmission,
  approveTransmission,
  cancelTransmission,
  redo,
  seenTransmission,
  sendTogether,
} from './actions.ts';
import { hrefOf, TransmissionPage, transmissionTitle } from './page.tsx';
import { chosenIn } from './rules.ts';
import { seenForm } from './seen.tsx';
import { attemptsOf, transmissionById } from './store.ts';

const nav = '/console/deliveries';

/** What the machine puts out, replaces and takes down. */
export function transmissionRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...readers);
    const transmission = await transmissionById(db, idOf(request));
    if (transmission?.authorityId !== who.authorityId) throw new FailureError(notFound());
    const of = await Promise.all(transmission.articles.map(({ deliveryId }) => deliveryById(db, deliveryId)));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <TransmissionPage
        transmission={transmission}
        attempts={await attemptsOf(db, transmission.id)}
        unused={!(await connectorsInUse(db, who.authorityId)).includes(transmission.connector)}
        rests={(await restsOf(db, who.authorityId)).filter(({ connector }) => connector === transmission.connector)}
        handles={of.every((one) => one && actsFor(who, one))}
        today={dayOf(now())}
        {...{ failure, typed }}
      />,
      { title: transmissionTitle(transmission), nav, crumbs: [['待发布', nav]], form: true },
    );
  }

  app.get('/transmissions/:id', (request, reply) => show(request, reply));
  const deeds = [
    ['approve', approveTransmission, '已确认，平台即将发布'],
    ['cancel', cancelTransmission, '已取消，准备好的内容即将清除'],
    ['again', againTransmission, '平台即将重试'],
  ] as const;
  for (const [name, deed, said] of deeds)
    app.post(`/transmissions/:id/${name}`, async (request, reply) => {
      const result = await deed(callerOf(request), { id: idOf(request) });
      if (!result.ok && result.code === 'notFound') throw new FailureError(result);
      if (!result.ok) return show(request, reply, result);
      return reply.notice(said).redirect(hrefOf(idOf(request)), 303);
    });

  app.post('/transmissions/:id/seen', async (request, reply) => {
    staffOf(request, ...handlers);
    const typed = typedIn(request);
    const transmission = await transmissionById(db, idOf(request));
    const { nothing, found } = seenForm(transmission?.articles.length ?? 1);
    const input = check(first(typed, 'seen') === 'nothing' ? nothing : found, typed);
    if (!input.ok) return show(request, reply, input, typed);
    const result = await seenTransmission(callerOf(request), { id: idOf(request), seen: input.value });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    if (!result.ok) return show(request, reply, result, typed);
    return reply.notice('已登记，平台接着办理').redirect(hrefOf(idOf(request)), 303);
  });

  app.post('/transmissions/new', async (request, reply) => {
    const result = await sendTogether(callerOf(request), chosenIn(typedIn(request)));
    if (!result.ok) return reply.notice(result.message).redirect(nav, 303);
    return reply.notice('已交由平台发送').redirect(hrefOf(result.value), 303);
  });

  app.post('/deliveries/:id/redo', async (request, reply) => {
    const result = await redo(callerOf(request), { deliveryId: idOf(request) });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    if (!result.ok) return reply.notice(result.message).redirect(`${nav}/${idOf(request)}`, 303);
    return reply.notice('已交由平台办理').redirect(hrefOf(result.value), 303);
  });
}
