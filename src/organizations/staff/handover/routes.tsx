import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../platform/dates.ts';
import { countIn, first, idOf, type Typed, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../../../platform/outcome.ts';
import { handOver, seeHandedOver } from './actions.ts';
import { allHeld, type Held, heirsOf, heldBy, nobodys, standing, theirs } from './held.ts';
import { HANDOVER } from './links.ts';
import { HandedOverPage, HandoverPage, PersonPage } from './page.tsx';
import { everybody, personOf, unseenBy, whoWorks } from './store.ts';

const head = { title: '移交', nav: HANDOVER, form: true };

/** 移交 of what waits for somebody. */
export function handoverRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  const heldIn = async (authorityId: number) => {
    const [all, people] = await Promise.all([
      allHeld({ db, house, authorityId, today: dayOf(now()) }),
      whoWorks(db, authorityId, dayOf(now())),
    ]);
    return { all, people };
  };

  async function overview(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = signedIn(request, 'securityAdmin', 'disclosureHead');
    const { all, people } = await heldIn(authorityId);
    const lost = standing(all, people);
    const holders = (await everybody(db, authorityId)).map((who) => ({
      who,
      held: heldBy(all, who, people),
      lost: theirs(lost, who.id!).length > 0,
    }));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <HandoverPage
        nobodys={nobodys(lost)}
        holders={holders.filter(({ held }) => held.length > 0)}
        people={people}
        typed={failure && typedIn(request)}
        failure={failure}
      />,
      head,
    );
  }

  async function personPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = signedIn(request, 'securityAdmin', 'disclosureHead');
    const person = await personOf(db, authorityId, idOf(request));
    if (!person) return unwrap(notFound());
    const { all, people } = await heldIn(authorityId);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <PersonPage
        person={person}
        held={heldBy(all, person, people)}
        people={people}
        from={person.id!}
        typed={failure && typedIn(request)}
        failure={failure}
      />,
      { ...head, title: person.name, crumbs: [['移交', HANDOVER]] },
    );
  }

  /** Who takes what: what is chosen for a kind, else who was chosen for all and may take of it. */
  async function chosen(request: FastifyRequest, from: number | null): Promise<Record<string, number>> {
    const { authorityId } = signedIn(request, 'securityAdmin', 'disclosureHead');
    const typed = typedIn(request);
    const { all, people } = await heldIn(authorityId);
    const person = from === null ? undefined : await personOf(db, authorityId, from);
    const held = person ? heldBy(all, person, people) : nobodys(standing(all, people));
    return Object.fromEntries(
      held.flatMap((one) => {
        const id = first(typed, one.work.name) ? countIn(typed, one.work.name) : ofAll(one, typed);
        return first(typed, one.work.name) === 'keep' || id === undefined ? [] : [[one.work.name, id]];
      }),
    );

    function ofAll(one: Held, given: Typed): number | undefined {
      const id = countIn(given, 'all');
      return heirsOf(one, people, from).some((who) => who.id === id) ? id : undefined;
    }
  }

  async function give(request: FastifyRequest, reply: FastifyReply, from: number | null) {
    const result = await handOver(callerOf(request), { from, to: await chosen(request, from) });
    if (!result.ok) return from === null ? overview(request, reply, result) : personPage(request, reply, result);
    const { given, left } = result.value;
    const rest = left > 0 ? `；${left} 项此人不能办理，仍待移交` : '';
    return reply.notice(`已移交 ${given} 项，新的经办人在工作台上看到${rest}`).redirect(HANDOVER, 303);
  }

  app.get('/handover', (request, reply) => overview(request, reply));
  app.get('/handover/:id', (request, reply) => personPage(request, reply));
  app.post('/handover', (request, reply) => give(request, reply, null));
  app.post('/handover/:id', (request, reply) => give(request, reply, idOf(request)));

  app.get('/handed-over', async (request, reply) => {
    const who = signedIn(request);
    return reply.page(<HandedOverPage came={await unseenBy(db, who.id!)} />, {
      title: '移交给您的事项',
      nav: '/console',
      form: true,
    });
  });
  app.post('/handed-over', async (request, reply) => {
    signedIn(request);
    const upTo = countIn(typedIn(request), 'upTo');
    if (upTo) await seeHandedOver(callerOf(request), { upTo });
    return reply.redirect('/console', 303);
  });
}
