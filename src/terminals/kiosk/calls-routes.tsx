import type { FastifyInstance } from 'fastify';
import { idOf } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { TERMINALS } from '../paths.ts';
import { answerCall, helpers, openCalls } from './calls.ts';
import { CallsPage } from './calls-page.tsx';

/** 呼叫协助, below /console/terminals. */
export function callRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get('/terminals/calls', async (request, reply) => {
    const who = staffOf(request, ...helpers);
    const calls = await openCalls(db, who.authorityId, now());
    return reply.page(<CallsPage calls={calls} address={`${TERMINALS}/calls/open`} />, {
      title: '呼叫协助',
      nav: `${TERMINALS}/calls`,
      form: true,
      scripts: ['terminals/calls.js'],
    });
  });
  app.get('/terminals/calls/open', async (request, reply) => {
    const who = staffOf(request, ...helpers);
    const calls = await openCalls(db, who.authorityId, now());
    return reply.header('cache-control', 'no-store').send({ ids: calls.map(({ id }) => id) });
  });
  app.post('/terminals/calls/:id/answer', async (request, reply) => {
    staffOf(request, ...helpers);
    const result = await answerCall(callerOf(request), { id: idOf(request) });
    return reply.notice(result.ok ? '已登记由您协助' : '这次呼叫已有人应答').redirect(`${TERMINALS}/calls`, 303);
  });
}
