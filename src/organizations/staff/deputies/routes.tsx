import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../../platform/dates.ts';
import { check, countIn, field, idOf, type Typed, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../../platform/outcome.ts';
import { adminRoles, has } from '../../../platform/roles.ts';
import { whoWorks } from '../handover/store.ts';
import { endDeputy, nameDeputy } from './actions.ts';
import { DEPUTIES } from './links.ts';
import { DeputiesPage } from './page.tsx';
import { deputised, namesForAll } from './rules.ts';
import { deputiesBefore, deputiesFrom } from './store.ts';

const MOST_PAST = 50;

const deputyForm = z.object({
  roles: field.list(),
  from: z.string().trim().max(20).default(''),
  to: z.string().trim().max(20).default(''),
  reason: field.optional('事由', 100),
});

/** 代理: who acts for whom while they are away. */
export function deputyRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  /** Who names deputies, or is one. @throws FailureError 404 for the three administrators */
  function concerned(request: FastifyRequest) {
    const who = staffOf(request);
    if (has(who, ...adminRoles)) throw new FailureError(notFound());
    return who;
  }

  async function page(request: FastifyRequest, reply: FastifyReply, given?: { typed: Typed; failure: Failure }) {
    const who = concerned(request);
    const today = dayOf(now());
    const all = has(who, namesForAll);
    const [people, current, past] = await Promise.all([
      whoWorks(db, who.authorityId, today),
      deputiesFrom(db, who.authorityId, today),
      deputiesBefore(db, who.authorityId, today, MOST_PAST),
    ]);
    const shown = ({ personId, deputyId }: { personId: number; deputyId: number }) =>
      all || personId === who.id || deputyId === who.id;
    if (given) reply.code(statusOf(given.failure));
    return reply.page(
      <DeputiesPage
        who={who}
        all={all}
        people={people}
        current={current.filter(shown)}
        past={past.filter(shown)}
        today={today}
        typed={given?.typed ?? { person: String(who.id), from: today }}
        failure={given?.failure}
      />,
      { title: '请假代理', nav: DEPUTIES, form: true },
    );
  }

  app.get('/deputies', (request, reply) => page(request, reply));
  app.post('/deputies', async (request, reply) => {
    const who = staffOf(request, ...deputised);
    const typed = typedIn(request);
    const input = check(deputyForm, typed);
    const whose = { personId: countIn(typed, 'person') || who.id!, deputyId: countIn(typed, 'deputy') };
    const result = input.ok ? await nameDeputy(callerOf(request), { ...input.value, ...whose }) : input;
    if (!result.ok) return page(request, reply, { typed, failure: result });
    return reply.notice('已指定代理人，双方在工作台上看到，到期自动结束').redirect(DEPUTIES, 303);
  });
  app.post('/deputies/:id/end', async (request, reply) => {
    concerned(request);
    const result = await endDeputy(callerOf(request), { id: idOf(request) });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    return reply.notice(result.ok ? '代理已结束' : result.message).redirect(DEPUTIES, 303);
  });
}
