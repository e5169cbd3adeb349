import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, idOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../platform/outcome.ts';
import { has, type Role } from '../platform/roles.ts';
import { documentForReview, mayEnterReview, previewOf, sensitiveIn, writers } from '../publishing/index.ts';
import { giveVerdict, recallSubmission, submitForReview } from './actions.ts';
import { chainRoutes } from './chain-routes.tsx';
import { compareTexts } from './diff.ts';
import { InboxPage } from './pages/inbox.tsx';
import { ReviewPage } from './pages/review.tsx';
import { SubmitPage } from './pages/submit.tsx';
import { reviewFault } from './rules.ts';
import { lastSeen, latestRound, openRounds, reviewsOf } from './store.ts';

const reviewers: Role[] = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'];

const verdictForm = z.object({
  verdict: z.enum(['passed', 'returned'], '请选择通过或退回'),
  gates: field.list(),
  remark: field.optional('意见', 2000),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, '页面已过期，请刷新'),
});

/** 审核 in the console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  chainRoutes(app);

  app.get('/reviews', async (request, reply) => {
    const who = staffOf(request, ...reviewers);
    const open = await openRounds(db, who.authorityId);
    const visible = open.filter(
      ({ round }) =>
        who.roles.some((role) => role !== 'officeReviewer' && reviewers.includes(role)) ||
        round.officeId === who.officeId,
    );
    const mine = visible.filter(({ round }) => !reviewFault(round, who));
    return reply.page(
      <InboxPage
        mine={mine.map(({ line }) => line)}
        configures={has(who, 'disclosureHead')}
        others={visible.filter((one) => !mine.includes(one)).map(({ line }) => line)}
      />,
      { title: '审核', nav: '/console/reviews' },
    );
  });

  async function reviewPage(request: FastifyRequest, reply: FastifyReply, typed: Typed = {}, failure?: Failure) {
    const who = staffOf(request, ...reviewers);
    const id = idOf(request);
    const round = await latestRound(db, id);
    if (!round || round.authorityId !== who.authorityId) return unwrap(notFound());
    if (who.roles.every((role) => role === 'officeReviewer') && round.officeId !== who.officeId)
      return unwrap(notFound());
    const document = (await documentForReview(db, id, round.revisionId))!;
    const seen = await lastSeen(db, id, who.id!, round.revisionId);
    const before = seen ? await documentForReview(db, id, seen) : undefined;
    const text = (full: typeof document) => `${full.revision.title}\n${full.revision.bodyText}`;
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ReviewPage
        document={document}
        article={await previewOf(db, document)}
        round={round}
        reviews={await reviewsOf(db, id)}
        changes={before && compareTexts(text(before), text(document))}
        fault={reviewFault(round, who)}
        typed={typed}
        failure={failure}
      />,
      {
        title: document.revision.title,
        nav: '/console/reviews',
        crumbs: [['审核', '/console/reviews']],
        styles: ['publishing/article.css'],
        form: true,
      },
    );
  }

  app.get('/reviews/:id', (request, reply) => reviewPage(request, reply));
  app.post('/reviews/:id', async (request, reply) => {
    staffOf(request, ...reviewers);
    const typed = typedIn(request);
    const input = check(verdictForm, typed);
    const result = input.ok
      ? await giveVerdict(callerOf(request), { documentId: idOf(request), ...input.value })
      : input;
    if (!result.ok) return reviewPage(request, reply, typed, result);
    const notice = { next: '已通过，转入下一环节', approved: '已签发，可以公开', returned: '已退回修改' }[result.value];
    return reply.notice(notice).redirect('/console/reviews', 303);
  });

  async function submitPage(request: FastifyRequest, reply: FastifyReply, typed: Typed = {}, failure?: Failure) {
    const who = staffOf(request, ...writers);
    const document = await documentForReview(db, idOf(request));
    unwrap(mayEnterReview(document, who));
    const found = sensitiveIn(document!.revision);
    if (failure) reply.code(statusOf(failure));
    const at = `/console/documents/${document!.id}`;
    return reply.page(<SubmitPage document={document!} found={found} typed={typed} failure={failure} />, {
      title: '送审前核对',
      nav: '/console/documents',
      crumbs: [
        ['主动公开', '/console/documents'],
        [document!.revision.title || '（未填写标题）', at],
      ],
      form: true,
    });
  }

  app.get('/documents/:id/submit', (request, reply) => submitPage(request, reply));
  app.post('/documents/:id/submit', async (request, reply) => {
    const typed = typedIn(request);
    const confirmed = [typed.confirmed].flat()[0];
    const result = await submitForReview(callerOf(request), { documentId: idOf(request), confirmed });
    if (!result.ok && (result.fields?.confirmed || result.fields?.marks))
      return submitPage(request, reply, typed, result);
    const notice = result.ok ? '已提交审核' : [result.message, ...Object.values(result.fields ?? {})].join(' ');
    return reply.notice(notice).redirect(`/console/documents/${idOf(request)}`, 303);
  });
  app.post('/documents/:id/recall', async (request, reply) => {
    const result = await recallSubmission(callerOf(request), { documentId: idOf(request) });
    return reply
      .notice(result.ok ? '已撤回，可以修改' : result.message)
      .redirect(`/console/documents/${idOf(request)}`, 303);
  });
}
