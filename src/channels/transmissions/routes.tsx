import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { connectorsInUse } from '../connectors/settings.ts';
import { actsFor, readers } from '../deliveries/rules.ts';
import { deliveryById } from '../deliveries/store.ts';
import { againTransmission, approveTransmission, cancelTransmission, redo, sendTogether } from './actions.ts';
import { hrefOf, TransmissionPage, transmissionTitle } from './page.tsx';
import { chosenIn } from './rules.ts';
import { attemptsOf, transmissionById } from './store.ts';

const nav = '/console/deliveries';

/** What the machine puts out, replaces and takes down. */
export function transmissionRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const transmission = await transmissionById(db, idOf(request));
    if (transmission?.authorityId !== who.authorityId) throw new FailureError(notFound());
    const of = await Promise.all(transmission.articles.map(({ deliveryId }) => deliveryById(db, deliveryId)));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <TransmissionPage
        transmission={transmission}
        attempts={await attemptsOf(db, transmission.id)}
        rests={!(await connectorsInUse(db, who.authorityId)).includes(transmission.connector)}
        handles={of.every((one) => one && actsFor(who, one))}
        failure={failure}
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
