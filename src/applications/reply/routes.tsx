import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CHOSEN_REPLY_KINDS, type ReplyKindId } from '../../law/index.ts';
import { check, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { text, wholeNumber } from '../fields.ts';
import { caseOf } from '../handling/case/case.ts';
import { replyTemplate } from '../papers/compose.ts';
import { replyRound } from '../reply/subject.ts';
import { legalReviewers, readers } from '../rules.ts';
import { draftReply, reviewLegally, signReply } from './actions.ts';
import { ReplyPage } from './page.tsx';

const draftForm = z
  .object({
    draftVersion: wholeNumber('文稿版本'),
    reply: z.enum(CHOSEN_REPLY_KINDS as [ReplyKindId, ...ReplyKindId[]], '请选择答复的种类'),
    publicInterest: z.string().optional(),
    body: text('答复内容', 20_000),
  })
  .transform(({ draftVersion, publicInterest, ...content }) => ({
    draftVersion,
    content: { ...content, publicInterest: publicInterest === 'yes' },
  }));
const seenForm = z.object({ draftVersion: wholeNumber('文稿版本'), opinion: z.string().trim().max(1000).default('') });

/** 拟写, 法制审核 and 签发 of the reply, on one page. */
export function replyRoutes(app: FastifyInstance): void {
  const nav = '/console/applications';
  const legalReviews = `${nav}/legal-review`;
  const may = [...new Set([...readers, ...legalReviewers])];

  /** Words to begin with, of the kind that was chosen. */
  async function begun(request: FastifyRequest, id: number): Promise<Typed | undefined> {
    const reply = CHOSEN_REPLY_KINDS.find((kind) => kind === queryOf(request).reply);
    if (!reply) return undefined;
    return { reply, body: await replyTemplate(app.services.db, request.authority, { id }, reply) };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const who = staffOf(request, ...may);
    const found = await caseOf(app.services, who.authorityId, idOf(request));
    if (!found) throw new FailureError(notFound());
    const reads = has(who, ...readers);
    if (!failure && found.state.phase !== 'open')
      return reply.redirect(reads ? `${nav}/${found.row.id}` : legalReviews, 303);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ReplyPage
        of={found}
        round={await replyRound(app.services.db, found.row.id)}
        who={who}
        typed={typed ?? (await begun(request, found.row.id))}
        failure={failure}
      />,
      {
        title: '答复',
        ...(reads
          ? { nav, crumbs: [['依申请公开', nav] as const, [found.row.subject, `${nav}/${found.row.id}`] as const] }
          : { nav: legalReviews, crumbs: [['法制审核', legalReviews] as const] }),
        form: true,
      },
    );
  }

  app.get('/applications/:id/reply', (request, reply) => show(request, reply));

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    result: Outcome<unknown>,
    to: string,
  ) {
    if (result.ok) return reply.redirect(`${nav}/${idOf(request)}${to}`, 303);
    if (result.code === 'notFound') throw new FailureError(result);
    return show(request, reply, typed, result);
  }

  app.post('/applications/:id/reply', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(draftForm, typed);
    const result = input.ok ? await draftReply(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice('已保存答复稿');
    return answer(request, reply, typed, result, '/reply');
  });

  app.post('/applications/:id/reply/review', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const result = input.ok ? await reviewLegally(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice('法制审核已通过，可以签发');
    return answer(request, reply, {}, result, '/reply');
  });

  app.post('/applications/:id/reply/sign', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const result = input.ok ? await signReply(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice(`已签发${result.value.number ? `，文号 ${result.value.number}` : ''}，请登记送达`);
    return answer(request, reply, {}, result, '');
  });
}
