import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isDay } from '../../platform/dates.ts';
import {
  check,
  confirmedOf,
  countIn,
  field,
  first,
  idOf,
  queryOf,
  type Typed,
  typedIn,
} from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { latestRound, standingOf } from '../../review/index.ts';
import { commentForm } from '../commenting/form.ts';
import { enterComment } from '../commenting/receive.ts';
import { keepComment, openCommenter, showComment, showForm } from '../comments/actions.ts';
import { deskComments } from '../comments/store.ts';
import { COMMENT_STATES, isKeptWhy } from '../comments/words.ts';
import { DESK } from '../paths.ts';
import { paragraphsOf } from '../preparing/content.ts';
import { answerGroup, dropGroup, placeComments, recallResults, submitResults } from '../results/actions.ts';
import { emptyResults, hashOf } from '../results/content.ts';
import { groupForm, placeForm, prefaceForm } from '../results/form.ts';
import { resultsKind } from '../results/subject.tsx';
import { enterers, handlers, handles, keeps } from '../rules.ts';
import { consultationById, isSigned, type Signed, titleOf } from '../store.ts';
import { CommentsDesk, DESK_PAGE, ENTERED, EnterPage } from './comments-page.tsx';
import { ResultsDesk } from './results-page.tsx';

const enterForm = commentForm.extend({
  channel: z.enum(ENTERED, '请选择怎样收到'),
  on: z.string().refine(isDay, '请选择收到的日期'),
  text: field.required('意见', 2_000),
});

/** Comments of a consultation and 采纳情况, for staff. */
export function commentRoutes(app: FastifyInstance): void {
  const { db, sealer } = app.services;

  /** The signed consultation of the address, for who may know of it. @throws FailureError 404 */
  async function theOne(request: FastifyRequest, all = false): Promise<Signed> {
    const who = staffOf(request, ...(all ? enterers : handlers));
    const one = await consultationById(db, who.authorityId, idOf(request));
    if (!one || !isSigned(one) || (!all && !handles(who, one.officeId))) throw new FailureError(notFound());
    return one;
  }
  const crumbsOf = (one: Signed): [string, string][] => [
    ['意见征集', DESK],
    [titleOf(one), `${DESK}/${one.id}`],
  ];

  type Shown = Pick<Parameters<typeof CommentsDesk>[0], 'failure' | 'at' | 'opened'> & { typed?: Typed };
  async function commentsPage(request: FastifyRequest, reply: FastifyReply, { typed = {}, ...shown }: Shown = {}) {
    const one = await theOne(request);
    const query = queryOf(request);
    const asked = first(query, 'state');
    const state = Object.hasOwn(COMMENT_STATES, asked) ? asked : '';
    const all = (await deskComments(db, sealer, one.id)).filter((comment) => !state || comment.state === state);
    // those that wait come first
    all.sort((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting') || a.id - b.id);
    const pages = Math.max(1, Math.ceil(all.length / DESK_PAGE));
    const wanted = /^[1-9]\d{0,3}$/.test(first(query, 'page')) ? Number(first(query, 'page')) : 1;
    const at = shown.at ?? shown.opened?.id ?? countIn(query, 'at'); // from a list of comments, to the one
    const found = all.findIndex(({ id }) => id === at);
    const page = found >= 0 ? Math.floor(found / DESK_PAGE) + 1 : Math.min(wanted, pages);
    if (shown.failure) reply.code(statusOf(shown.failure));
    return reply.page(
      <CommentsDesk
        {...{ one, state, page, pages, typed, ...shown }}
        comments={all.slice((page - 1) * DESK_PAGE, page * DESK_PAGE)}
        handles={handles(staffOf(request, ...handlers), one.officeId)}
      />,
      { title: '意见', nav: DESK, crumbs: crumbsOf(one), form: true },
    );
  }

  app.get('/consultations/:id/comments', (request, reply) => commentsPage(request, reply));
  const commentOf = (request: FastifyRequest) => idOf(request, 'comment');
  const back = (request: FastifyRequest) => `${DESK}/${idOf(request)}/comments`;

  app.post('/consultations/:id/comments/:comment/show', async (request, reply) => {
    await theOne(request);
    const at = commentOf(request);
    const typed = typedIn(request);
    const input = check(showForm, typed);
    const result = input.ok ? await showComment(callerOf(request), { id: at, text: input.value.text }) : input;
    if (!result.ok) return commentsPage(request, reply, { failure: result, typed, at });
    return reply.notice('已公开').redirect(back(request), 303);
  });
  app.post('/consultations/:id/comments/:comment/keep', async (request, reply) => {
    await theOne(request);
    const at = commentOf(request);
    const why = first(typedIn(request), 'why');
    const missing = invalid('请选择不公开的原因', { why: '请选择不公开的原因' });
    const result = isKeptWhy(why) ? await keepComment(callerOf(request), { id: at, why }) : missing;
    if (!result.ok) return commentsPage(request, reply, { failure: result, at });
    return reply.notice('已记为不公开').redirect(back(request), 303);
  });
  app.post('/consultations/:id/comments/:comment/open', async (request, reply) => {
    await theOne(request);
    const id = commentOf(request);
    const result = await openCommenter(callerOf(request), { id, reason: first(typedIn(request), 'reason') });
    if (!result.ok) return commentsPage(request, reply, { failure: result, at: id });
    return commentsPage(request, reply, { opened: { id, ...result.value } });
  });

  async function enterPage(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const one = await theOne(request, true);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<EnterPage {...{ one, typed, failure }} paragraphs={paragraphsOf(one.content.text).length} />, {
      title: '登记意见',
      nav: DESK,
      crumbs: crumbsOf(one),
      form: true,
    });
  }
  app.get('/consultations/:id/enter', (request, reply) => enterPage(request, reply, {}));
  app.post('/consultations/:id/enter', async (request, reply) => {
    const one = await theOne(request, true);
    const typed = typedIn(request);
    const input = check(enterForm, typed);
    if (!input.ok) return enterPage(request, reply, typed, input);
    const { paragraph, text, name, email, channel, on } = input.value;
    const given = { id: one.id, paragraph, agreesWith: null, text, sender: { name, email }, channel, on };
    const result = await enterComment(callerOf(request), given);
    if (!result.ok) return enterPage(request, reply, typed, result);
    const { number, code } = result.value;
    return reply.notice(`已登记：${number}，查询码 ${code}，请告诉本人`).redirect(`${DESK}/${one.id}/enter`, 303);
  });

  type Results = { failure?: Failure; typed?: Typed; at?: string };
  async function resultsPage(request: FastifyRequest, reply: FastifyReply, { typed = {}, ...shown }: Results = {}) {
    const who = staffOf(request, ...handlers);
    const one = await theOne(request);
    const content = one.results ?? one.resultsDraft ?? emptyResults;
    const [comments, round] = await Promise.all([
      deskComments(db, sealer, one.id),
      latestRound(db, resultsKind.name, String(one.id)),
    ]);
    const standing = standingOf(round, hashOf(one.id, content));
    if (shown.failure) reply.code(statusOf(shown.failure));
    return reply.page(
      <ResultsDesk
        {...{ one, content, round, standing, typed, ...shown }}
        comments={comments.filter(({ state }) => state !== 'withdrawn')}
        writing={!one.results && !one.stoppedAt && standing !== 'open' && keeps(who, one.officeId)}
      />,
      { title: '采纳情况', nav: DESK, crumbs: crumbsOf(one), form: true },
    );
  }
  const resultsAt = (request: FastifyRequest) => `${DESK}/${idOf(request)}/results`;

  app.get('/consultations/:id/results', (request, reply) => resultsPage(request, reply));
  app.post('/consultations/:id/results/place', async (request, reply) => {
    const { id } = await theOne(request);
    const typed = typedIn(request);
    const again = (failure: Failure) => resultsPage(request, reply, { failure, typed, at: 'place' });
    const input = check(placeForm, typed);
    if (!input.ok) return again(input);
    const { comments, into, summary } = input.value;
    if (!into && !summary) return again(invalid('请填写意见概要', { summary: '请填写新的一类的意见概要' }));
    const result = await placeComments(callerOf(request), { id, comments, into: into ? Number(into) : { summary } });
    return result.ok ? reply.notice('已归类').redirect(resultsAt(request), 303) : again(result);
  });
  app.post('/consultations/:id/results/groups/:group', async (request, reply) => {
    const { id } = await theOne(request);
    const group = idOf(request, 'group');
    const typed = typedIn(request);
    const input = check(groupForm, typed);
    const result = input.ok ? await answerGroup(callerOf(request), { id, group, ...input.value }) : input;
    if (!result.ok) return resultsPage(request, reply, { failure: result, typed, at: `group${group}` });
    return reply.notice('已保存').redirect(resultsAt(request), 303);
  });
  app.post('/consultations/:id/results/groups/:group/drop', async (request, reply) => {
    const { id } = await theOne(request);
    const result = await dropGroup(callerOf(request), { id, group: idOf(request, 'group') });
    if (!result.ok) return resultsPage(request, reply, { failure: result, at: 'submit' });
    return reply.notice('已解散，意见请重新归类').redirect(resultsAt(request), 303);
  });
  app.post('/consultations/:id/results/submit', async (request, reply) => {
    const { id } = await theOne(request);
    const typed = typedIn(request);
    const input = check(prefaceForm, typed);
    const given = { id, confirmed: confirmedOf(request) };
    const result = input.ok ? await submitResults(callerOf(request), { ...given, ...input.value }) : input;
    if (!result.ok) return resultsPage(request, reply, { failure: result, typed, at: 'submit' });
    return reply.notice('已送审，签发后公布').redirect(resultsAt(request), 303);
  });
  app.post('/consultations/:id/results/recall', async (request, reply) => {
    const { id } = await theOne(request);
    const result = await recallResults(callerOf(request), { id });
    if (!result.ok) return resultsPage(request, reply, { failure: result, at: 'submit' });
    return reply.notice('已撤回，可以修改').redirect(resultsAt(request), 303);
  });
}
