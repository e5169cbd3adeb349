import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addressOf, mailWorks } from '../mail/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, field, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import type { Failure } from '../platform/outcome.ts';
import { saveAddress } from './actions.ts';
import { LimitsPage } from './pages/limits.tsx';
import { readers } from './rules.ts';
import { limitsFor } from './store.ts';

const addressForm = z.object({ email: z.union([z.literal(''), field.email()]) });

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function limitsPage(request: FastifyRequest, reply: FastifyReply, given?: { typed: Typed; failure: Failure }) {
    const who = staffOf(request, ...readers);
    const [limits, own, mails] = await Promise.all([
      limitsFor({ db, house, who, now: now(), today: dayOf(now()) }),
      addressOf(db, who.id!),
      mailWorks(db),
    ]);
    if (given) reply.code(statusOf(given.failure));
    return reply.page(
      <LimitsPage limits={limits} typed={given?.typed ?? { email: own }} failure={given?.failure} mails={mails} />,
      { title: '期限提醒', nav: '/console/alerts', form: true, wide: true },
    );
  }

  app.get('/alerts', (request, reply) => limitsPage(request, reply));
  app.post('/alerts/address', async (request, reply) => {
    staffOf(request, ...readers);
    const typed = typedIn(request);
    const input = check(addressForm, typed);
    const result = input.ok ? await saveAddress(callerOf(request), input.value) : input;
    if (!result.ok) return limitsPage(request, reply, { typed, failure: result });
    return reply.notice('已保存').redirect('/console/alerts', 303);
  });
}
