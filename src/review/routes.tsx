import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf } from '../organizations/index.ts';
import { check, type Typed, typedIn } from '../platform/http/form.ts';
import { actorOf, callerOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { simpleRounds } from './batch/gather.ts';
import { batchRoutes } from './batch/routes.tsx';
import { chainRoutes } from './chain/routes.tsx';
import { stepRoles } from './chain/rules.ts';
import { verdictForm } from './forms.ts';
import { InboxPage } from './pages/inbox.tsx';
import { ReviewPage } from './pages/review.tsx';
import { toAnswerIn } from './rounds/acknowledged.ts';
import { changesFor } from './rounds/changes.ts';
import { dueOf } from './rounds/due.ts';
import { giveVerdict } from './rounds/engine.ts';
import { filesChangedFor } from './rounds/files.ts';
import { dueStep, mayKnow, reviewFault } from './rounds/rules.ts';
import { latestRound, saidBefore } from './rounds/store.ts';
import { reviewsKnown } from './rounds/waiting.ts';
import { statisticsRoutes } from './statistics/routes.tsx';
import { type PagedKind, reviewHref } from './subjects.ts';

const nav = '/console/reviews';

/** 审核 in the console, of whatever the rooms of this house have reviewed. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const kinds = house.brought('reviewed');
  chainRoutes(app);
  batchRoutes(app);
  statisticsRoutes(app);

  app.get('/reviews', async (request, reply) => {
    const who = actorOf(request, ...stepRoles);
    const [known, simple] = await Promise.all([reviewsKnown(db, kinds, who), simpleRounds(db, kinds, who)]);
    return reply.page(
      <InboxPage
        {...known}
        simple={new Set(simple.map(({ round }) => round.id))}
        now={now()}
        leads={has(who, 'disclosureHead')}
      />,
      { title: '审核', nav, styles: ['review/review.css'] },
    );
  });

  /** What the address names. @throws FailureError 404 */
  function named(request: FastifyRequest): { kind: PagedKind; id: string } {
    const { kind: name, id } = request.params as { kind: string; id: string };
    const kind = kinds.find((one): one is PagedKind => one.name === name && one.page !== undefined);
    if (!kind) throw new FailureError(notFound());
    return { kind, id };
  }

  async function reviewPage(request: FastifyRequest, reply: FastifyReply, typed: Typed = {}, failure?: Failure) {
    const who = actorOf(request, ...stepRoles);
    const { kind, id } = named(request);
    const round = await latestRound(db, kind.name, id);
    if (!round || !mayKnow(kind, round, who)) throw new FailureError(notFound());
    const subject = (await kind.present(db, [id])).get(id);
    const step = round.steps[dueStep(round)];
    const shown = await kind.page.shown(app.services, round);
    const due = dueOf(round, await calendarOf(db));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ReviewPage
        {...shown}
        words={kind.words}
        action={reviewHref(kind.name, id)}
        round={round}
        by={due && { due, now: now() }}
        changes={await changesFor(app.services, kind, round, who)}
        files={await filesChangedFor(app.services, kind, round, who)}
        said={await saidBefore(db, round, who.id!)}
        fault={reviewFault(kind.words, round, who, subject?.contentHash ?? '')}
        asked={step ? await toAnswerIn(app.services, round, step) : []}
        typed={typed}
        failure={failure}
      />,
      {
        title: shown.title,
        nav,
        crumbs: [['审核', nav]],
        styles: ['review/review.css', ...(shown.styles ?? [])],
        scripts: shown.scripts ?? [],
        form: true,
      },
    );
  }

  app.get('/reviews/:kind/:id', (request, reply) => reviewPage(request, reply));
  app.post('/reviews/:kind/:id', async (request, reply) => {
    actorOf(request, ...stepRoles);
    const { kind, id } = named(request);
    const typed = typedIn(request);
    const input = check(verdictForm, typed);
    const result = input.ok ? await giveVerdict(callerOf(request), { kind, id, ...input.value }) : input;
    if (!result.ok) return reviewPage(request, reply, typed, result);
    const told = { next: '已通过，转入下一环节', passed: kind.page.passed, returned: '已退回修改' };
    return reply.notice(told[result.value]).redirect(nav, 303);
  });
}
