import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { obligationsOf } from '../catalogue/store.ts';
import { MINE, MINE_TITLE, STYLES, writers } from '../words.ts';
import { eventsOf, mayOwe, recordEvent } from './events.ts';
import { eventForm } from './form.ts';
import { EventsPage } from './pages/events.tsx';

/** 登记发生的事项, by who publishes. */
export function eventRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...writers);
    const [all, offices] = await Promise.all([obligationsOf(db, who.authorityId), officesOf(db, who.authorityId)]);
    const office = offices.find(({ id }) => id === who.officeId);
    const onEvent = all.filter(({ content, ended }) => content.frequency === 'onEvent' && !ended);
    const own = await Promise.all(
      onEvent.map(async (one) => {
        const { subject } = one.content;
        const owes = subject.of === 'authority' || (office && (await mayOwe(db, who.authorityId, subject, office.id)));
        return owes ? [one] : [];
      }),
    );
    const obligations = own.flat();
    const events = (await Promise.all(obligations.map(({ id }) => eventsOf(db, id))))
      .flat()
      .filter(({ officeId }) => officeId === null || officeId === who.officeId)
      .sort((a, b) => (a.on < b.on ? 1 : -1))
      .slice(0, 30);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <EventsPage
        office={office?.name ?? '您的账号没有所属科室'}
        obligations={obligations}
        events={events}
        typed={failure ? typedIn(request) : { on: dayOf(now()) }}
        failure={failure}
      />,
      { title: '登记发生的事项', nav: MINE, crumbs: [[MINE_TITLE, MINE]], form: true, styles: [...STYLES] },
    );
  }

  app.get('/dues/events', (request, reply) => page(request, reply));
  app.post('/dues/events', async (request, reply) => {
    const who = staffOf(request, ...writers);
    const input = check(eventForm, typedIn(request));
    const result = input.ok
      ? await recordEvent(callerOf(request), {
          ...{ obligationId: input.value.obligation, officeId: who.officeId },
          ...{ name: input.value.name, on: input.value.on },
        })
      : input;
    if (!result.ok) return page(request, reply, result);
    return reply.notice('已登记，期限已经算好').redirect(MINE, 303);
  });
}
