import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, first, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { DESK, heads, TITLE } from '../words.ts';
import { beginForm, dismissForm } from '../writing/form.ts';
import { answerIn, beginFrom, dismissTopic } from './actions.ts';
import { detectedOf, kindsOf, nameOf } from './detected.ts';
import { FoundPage } from './pages.tsx';
import { foundTopicById } from './store.ts';

/** What was found, for the head of disclosure work. */
export function foundRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const at = '/topics/found/:id';

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    sent?: { form: 'begin' | 'dismiss'; failure: Failure },
  ) {
    const who = staffOf(request, ...heads);
    const found = await foundTopicById(db, who.authorityId, idOf(request));
    if (!found) throw new FailureError(notFound());
    const [detected, offices] = await Promise.all([
      detectedOf({ db, house }, who.authorityId, dayOf(now()), found),
      openOffices(db, who.authorityId),
    ]);
    const kinds = kindsOf(house);
    const asked = first(queryOf(request), 'kind');
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <FoundPage
        detected={{ ...detected, found }}
        kinds={kinds}
        kind={kinds.some(({ kind }) => kind === asked) ? asked : ''}
        offices={offices}
        answerable={answerIn(detected).ok}
        typed={sent ? typedIn(request) : { office: String(who.officeId ?? '') }}
        sent={sent}
      />,
      { title: nameOf(detected.words), nav: DESK, crumbs: [[TITLE, DESK]], form: true, wide: true },
    );
  }

  app.get(at, (request, reply) => show(request, reply));
  app.post(`${at}/begin`, async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(beginForm, typedIn(request));
    const begun = input.ok
      ? await beginFrom(callerOf(request), {
          ...{ id: idOf(request), way: input.value.way },
          officeId: input.value.office ? Number(input.value.office) : null,
        })
      : input;
    if (!begun.ok) return show(request, reply, { form: 'begin', failure: begun });
    return reply.notice('已记为着手，请接着写').redirect(begun.value, 303);
  });
  app.post(`${at}/dismiss`, async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(dismissForm, typedIn(request));
    const result = input.ok
      ? await dismissTopic(callerOf(request), { id: idOf(request), reason: input.value.reason })
      : input;
    if (!result.ok) return show(request, reply, { form: 'dismiss', failure: result });
    return reply.notice('已记下').redirect(DESK, 303);
  });
}
