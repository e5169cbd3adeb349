import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { eventsAt } from '../contacts/events.ts';
import { changePlace, recordPlace } from '../contacts/place-actions.ts';
import { groupForm, newGroupForm, sinceForm } from '../contacts/place-form.ts';
import { placeById, placesOf, tendersOf } from '../contacts/places.ts';
import { openPostings, postingsAt } from '../contacts/postings.ts';
import { wholesOf } from '../contacts/register.tsx';
import { doers } from '../contacts/rules.ts';
import { TODAY } from '../contacts/today-page.tsx';
import { readers } from '../deliveries/rules.ts';
import { keepers } from '../facilities/actions.ts';
import { allFacilities } from '../facilities/store.ts';
import { opensOf } from './links.ts';
import { GROUPS, GroupPage, GroupsPage, OPENS_DAYS, QuestionPage } from './pages.tsx';
import { enterers, enterQuestion, groupsOf, questionForm, questionsOf } from './questions.ts';

/** 居民微信群: the register, what is forwarded there, and what was asked. */
export function groupRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const at = GROUPS.slice('/console'.length);
  const question = `${TODAY.slice('/console'.length)}/question`;

  async function keeping(request: FastifyRequest, who: Who, failure?: Failure) {
    const keeps = has(who, ...keepers);
    const [offices, people] = keeps
      ? await Promise.all([openOffices(db, who.authorityId), tendersOf(db, who.authorityId, dayOf(now()))])
      : [[], []];
    const opened = await opensOf(db, who.authorityId, dayOf(new Date(now().getTime() - OPENS_DAYS * 86_400_000)));
    return { opened, form: { keeps, offices, people, ...(failure && { typed: typedIn(request), failure }) } };
  }

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    if (failure) reply.code(statusOf(failure));
    const groups = await placesOf(db, who.authorityId, ['groups']);
    const { opened, form } = await keeping(request, who, failure);
    const opens = new Map<number, number>();
    for (const { placeId, opens: more } of opened) opens.set(placeId, (opens.get(placeId) ?? 0) + Number(more));
    const page = {
      ...form,
      ...{ groups, opens, today: dayOf(now()), enters: has(who, ...enterers) },
      open: await openPostings(db, who.authorityId),
      questions: await questionsOf(db, who.authorityId),
      wholes: wholesOf(await allFacilities(db, who.authorityId), ['groups'], groups),
    };
    return reply.page(<GroupsPage {...page} />, { title: '居民微信群', nav: GROUPS, form: true, wide: true });
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const group = await placeById(db, who.authorityId, idOf(request));
    if (group?.channel !== 'groups') throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const { opened, form } = await keeping(request, who, failure);
    const page = {
      ...form,
      group,
      opens: new Map(opened.map(({ postingId, opens }) => [postingId, Number(opens)])),
      postings: await postingsAt(db, group.id),
      events: await eventsAt(db, group.id),
      today: dayOf(now()),
    };
    const crumbs: [string, string][] = [['居民微信群', GROUPS]];
    return reply.page(<GroupPage {...page} />, { title: group.name, nav: GROUPS, crumbs, form: true });
  }

  app.get(at, (request, reply) => listPage(request, reply));
  app.post(at, async (request, reply) => {
    staffOf(request, ...keepers);
    const typed = typedIn(request);
    const input = check(newGroupForm, typed);
    const since = input.ok && input.value.outOf === null ? check(sinceForm, typed) : undefined;
    const fault = !input.ok ? input : since && !since.ok ? since : undefined;
    if (fault || !input.ok) return listPage(request, reply, fault);
    const result = await recordPlace(callerOf(request), { ...input.value, channel: 'groups', paper: 'A4' });
    if (!result.ok) return listPage(request, reply, result);
    return reply.notice('已登记').redirect(`${GROUPS}/${result.value}`, 303);
  });

  app.get(`${at}/:id`, (request, reply) => onePage(request, reply));
  app.post(`${at}/:id`, async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(groupForm, typedIn(request));
    const id = idOf(request);
    const result = input.ok ? await changePlace(callerOf(request), { id, ...input.value, paper: 'A4' }) : input;
    return result.ok ? reply.notice('已保存').redirect(`${GROUPS}/${id}`, 303) : onePage(request, reply, result);
  });

  async function questionPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...doers);
    if (failure) reply.code(statusOf(failure));
    const [groups, offices] = [await groupsOf(db, who), await openOffices(db, who.authorityId)];
    const given = failure ? { typed: typedIn(request), failure } : {};
    return reply.page(<QuestionPage {...{ groups, offices, ...given }} />, {
      ...{ title: '记一条群里的提问', nav: TODAY, form: true, bare: true },
      styles: ['channels/contacts/today.css'],
      scripts: ['channels/leaving.js'],
    });
  }

  app.get(question, (request, reply) => questionPage(request, reply));
  app.post(question, async (request, reply) => {
    const input = check(questionForm, typedIn(request));
    const result = input.ok ? await enterQuestion(callerOf(request), input.value) : input;
    return result.ok ? reply.notice('已记下').redirect(TODAY, 303) : questionPage(request, reply, result);
  });
}
