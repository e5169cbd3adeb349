import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leftOutIn, lookInside } from '../../checks/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { confirmedOf, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, unwrap } from '../../platform/outcome.ts';
import { AWAITED, isAwaited } from '../../platform/public-text/index.ts';
import { keepFindings, reviewHref } from '../../review/index.ts';
import { askRelease } from '../blocked/ask.ts';
import { standingOf } from '../blocked/subject.ts';
import { addressOf, below } from '../desk/document-of.ts';
import { documentForReview, type FullDocument } from '../desk/queries.ts';
import { mayEnterReview, writers } from '../rules.ts';
import { findingsOf, recallSubmission, submitForReview } from './actions.ts';
import { filesIn } from './files-in.ts';
import { lookedInto } from './looked-into.ts';
import { documents } from './subject.ts';
import { SubmitPage } from './submit-page.tsx';

/** 提交审核 and 撤回送审 of a document; its review stands among those of everything (review/routes.tsx). */
export function reviewRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  /** Files are looked into before the action, which reads what was found. */
  const lookIntoFiles = ({ revision }: FullDocument) => lookInside(app.services, filesIn(revision));

  async function submitPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...writers);
    const document = await documentForReview(db, idOf(request));
    unwrap(mayEnterReview(document, who));
    await lookIntoFiles(document!);
    const found = await lookedInto(db, document!, dayOf(app.services.now()));
    if (found.ok) {
      const { sealer, now } = app.services;
      await db
        .transaction()
        .execute((tx) => keepFindings({ db: tx, sealer, now: now() }, findingsOf(document!), found.value));
    }
    const standing = await standingOf(app.services, document!, dayOf(app.services.now()));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <SubmitPage
        document={document!}
        found={found}
        leftOut={await leftOutIn(db, document!.authorityId, document!.revision.columnId)}
        standing={standing}
        typed={typedIn(request)}
        failure={failure}
      />,
      { ...below(document!, '送审前核对'), ...(found.ok && isAwaited(found.value) && { scripts: [AWAITED] }) },
    );
  }

  app.get('/documents/:id/submit', (request, reply) => submitPage(request, reply));
  app.post('/documents/:id/submit', async (request, reply) => {
    const document = await documentForReview(db, idOf(request));
    if (document && mayEnterReview(document, staffOf(request, ...writers)).ok) await lookIntoFiles(document);
    const input = { documentId: idOf(request), confirmed: confirmedOf(request) };
    const result = await submitForReview(callerOf(request), input);
    if (!result.ok && result.found) return submitPage(request, reply, result);
    const notice = result.ok ? '已提交审核' : [result.message, ...Object.values(result.fields ?? {})].join(' ');
    return reply.notice(notice).redirect(addressOf(idOf(request)), 303);
  });
  app.post('/documents/:id/release', async (request, reply) => {
    const { reason = '' } = typedIn(request);
    const result = await askRelease(callerOf(request), { documentId: idOf(request), reason: String(reason) });
    if (!result.ok && result.code === 'invalid') return submitPage(request, reply, result);
    const notice = result.ok ? '已提请保密审查员放行，放行后可以送审' : result.message;
    return reply.notice(notice).redirect(addressOf(idOf(request)), 303);
  });
  app.post('/documents/:id/recall', async (request, reply) => {
    const result = await recallSubmission(callerOf(request), { documentId: idOf(request) });
    return reply.notice(result.ok ? '已撤回，可以修改' : result.message).redirect(addressOf(idOf(request)), 303);
  });
  // where documents were reviewed before other things were
  app.get('/reviews/:id', (request, reply) => {
    staffOf(request);
    return reply.redirect(reviewHref(documents.name, String(idOf(request))), 301);
  });
}
