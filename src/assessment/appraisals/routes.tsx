import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { first, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { appraisingSurveys } from '../../surveys/index.ts';
import { untilOf } from '../counting/count.ts';
import { subjectsOf } from '../round/store.ts';
import { schemeById } from '../scheme/store.ts';
import { appraisalsHref, DESK, keepers, schemeHref, TITLE } from '../words.ts';
import { chooseSurveys, chosenFor, markOf } from './actions.ts';
import { AppraisalsPage } from './page.tsx';
import { choicesFor, proposedFor } from './proposed.ts';

const PAGE = 100;

/** 选定社会评议问卷 of a whole round. */
export function appraisalRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...keepers);
    const scheme = await schemeById(db, authorityId, idOf(request));
    if (!scheme?.content || scheme.frozenAt) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const open = (await subjectsOf(db, scheme.id)).filter(({ state }) => state === 'open');
    const whose = [...new Set([authorityId, ...open.map((one) => one.authorityId)])];
    const surveys = await appraisingSurveys(db, whose, scheme.year);
    const byId = new Map(surveys.map((one) => [one.id, one]));
    const until = untilOf(scheme, scheme.content);
    const lines = open.map((subject) => ({
      ...{ subject, chosen: chosenFor(subject), proposed: proposedFor(subject, surveys, until) },
      survey: subject.surveyId === null ? undefined : byId.get(subject.surveyId),
    }));
    const pages = Math.max(1, Math.ceil(lines.length / PAGE));
    const at = Math.min(pages, Number(/^[1-9]\d{0,4}$/.exec(first(queryOf(request), 'page'))?.[0] ?? 1));
    const some = lines.slice((at - 1) * PAGE, at * PAGE);
    return reply.page(
      <AppraisalsPage
        {...{ scheme, pages, failure }}
        page={at}
        lines={some.map((line) => ({ ...line, choices: choicesFor(line.subject, authorityId, surveys) }))}
        without={lines.flatMap(({ chosen, proposed, subject }) => (chosen || proposed ? [] : [subject.name]))}
        mark={markOf(some.map(({ subject }) => subject))}
        typed={failure && failure.code !== 'conflict' ? typedIn(request) : undefined}
      />,
      {
        ...{ title: '选定社会评议问卷', nav: DESK, form: true },
        crumbs: [
          [TITLE, DESK],
          [scheme.content.title, `${schemeHref(scheme.id)}/round`],
        ],
      },
    );
  }
  app.get('/assessment/:id/appraisals', (request, reply) => page(request, reply));
  app.post('/assessment/:id/appraisals', async (request, reply) => {
    staffOf(request, ...keepers);
    const id = idOf(request);
    const typed = typedIn(request);
    const chosen = new Map(
      Object.keys(typed).flatMap((name) => {
        const subject = /^survey-([1-9]\d{0,8})$/.exec(name)?.[1];
        return subject ? [[Number(subject), first(typed, name).trim()] as const] : [];
      }),
    );
    const result = await chooseSurveys(callerOf(request), { id, mark: first(typed, 'mark'), chosen });
    if (!result.ok) return page(request, reply, result);
    const none = [...chosen.values()].filter((one) => !one).length;
    return reply
      .notice(`问卷已选定${none ? `，${none} 个没有问卷，社会评议不计` : ''}`)
      .redirect(result.value ? `${schemeHref(id)}/round` : appraisalsHref(id), 303);
  });
}
