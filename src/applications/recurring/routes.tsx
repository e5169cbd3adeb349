import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { moved } from '../../platform/http/moved.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { handlers } from '../rules.ts';
import { declineForEverybody, draftForEverybody } from './actions.ts';
import { DeclinePage, DraftPage } from './decision-pages.tsx';
import { beginFrom } from './draft-words.ts';
import { declineForm, draftForm } from './forms.ts';
import { RecurringPage } from './page.tsx';
import { alreadyPublic, decisionsIn, type RecurringRequest, recurringRequests, told } from './store.ts';
import { PERIODS, RECURRING, recurringSince } from './words.ts';

const nav = '/console/applications';
const crumbs: [string, string][] = [['依申请公开', nav]];
/** What is asked often should be published: the page of such matters and the two answers to each. 条例 art. 44 */
export function recurringRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  moved(app, '/applications/often', RECURRING);

  const monthsIn = (request: FastifyRequest) =>
    PERIODS.find((months) => String(months) === queryOf(request).months) ?? PERIODS[0];
  const allOf = (request: FastifyRequest, months: number): Promise<RecurringRequest[]> =>
    recurringRequests(db, staffOf(request, ...handlers).authorityId, recurringSince(dayOf(now()), months));

  app.get('/applications/recurring', async (request, reply) => {
    const months = monthsIn(request);
    const all = await allOf(request, months);
    const matching = await Promise.all(
      all.map((one) => (one.waits ? alreadyPublic(db, request.authority.id, one, now()) : [])),
    );
    const matters = all.map((one, at) => ({
      ...one,
      matching: matching[at]!,
      decisions: decisionsIn(one).map((each) => told(sealer, request.authority.id, each)),
    }));
    return reply.page(<RecurringPage all={matters} months={months} />, { title: '常被申请的信息', nav, crumbs });
  });

  /** The matter that an application belongs to, as it stands now. @throws FailureError 404 */
  async function matter(request: FastifyRequest): Promise<RecurringRequest> {
    const id = idOf(request);
    const all = await allOf(request, PERIODS.at(-1)!);
    const found = all.find(({ members }) => members.some((one) => one.id === id));
    if (!found) throw new FailureError(notFound());
    return { ...found, members: found.members.filter(({ decision }) => !decision) };
  }

  async function showDraft(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const of = await matter(request);
    if (of.members.length === 0) return reply.notice('这些申请已经作了决定').redirect(RECURRING, 303);
    const [begun, offices] = await Promise.all([
      beginFrom(db, sealer, request.authority.id, of),
      officesOf(db, request.authority.id),
    ]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<DraftPage of={of} begun={begun} offices={offices} typed={typed} failure={failure} />, {
      title: '拟稿公开',
      nav,
      crumbs: [...crumbs, ['常被申请的信息', RECURRING]],
      form: true,
    });
  }

  async function showDecline(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const of = await matter(request);
    if (of.members.length === 0) return reply.notice('这些申请已经作了决定').redirect(RECURRING, 303);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<DeclinePage of={of} typed={typed} failure={failure} />, {
      title: '不予转为主动公开',
      nav,
      crumbs: [...crumbs, ['常被申请的信息', RECURRING]],
      form: true,
    });
  }

  app.get('/applications/recurring/:id/decline', (request, reply) => showDecline(request, reply));

  app.post('/applications/recurring/:id/decline', async (request, reply) => {
    staffOf(request, ...handlers);
    const typed = typedIn(request);
    const input = check(declineForm, typed);
    const result = input.ok ? await declineForEverybody(callerOf(request), input.value) : input;
    if (!result.ok) return showDecline(request, reply, typed, result);
    return reply.notice('已登记不予转为主动公开').redirect(RECURRING, 303);
  });

  app.get('/applications/recurring/:id/draft', (request, reply) => showDraft(request, reply));

  app.post('/applications/recurring/:id/draft', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const typed = typedIn(request);
    const input = check(draftForm, typed);
    if (!input.ok) return showDraft(request, reply, typed, input);
    const result = await draftForEverybody(callerOf(request), input.value);
    if (!result.ok) return showDraft(request, reply, typed, result);
    const { documentId } = result.value;
    reply.notice('已建草稿，由拟稿科室编写后送审');
    const writes = input.value.officeId === who.officeId && has(who, 'editor');
    const sees = writes || has(who, 'disclosureHead');
    return reply.redirect(sees ? `/console/documents/${documentId}${writes ? '/edit' : ''}` : RECURRING, 303);
  });
}
