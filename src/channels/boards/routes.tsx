import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { eventsAt } from '../contacts/events.ts';
import { changePlace, recordPlace } from '../contacts/place-actions.ts';
import { boardForm, newBoardForm, sinceForm } from '../contacts/place-form.ts';
import { placeById, placesOf, tendersOf } from '../contacts/places.ts';
import { openPostings, postingsAt } from '../contacts/postings.ts';
import { wholesOf } from '../contacts/register.tsx';
import { readers } from '../deliveries/rules.ts';
import { keepers } from '../facilities/actions.ts';
import { allFacilities } from '../facilities/store.ts';
import { BOARDS, BoardPage, BoardsPage } from './pages.tsx';
import { sheetRoutes } from './sheet-routes.tsx';

const kinds = ['board', 'serviceBoard'] as const;

/** 公开栏: the register, and what hangs where. */
export function boardRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const at = BOARDS.slice('/console'.length);

  async function keeping(request: FastifyRequest, who: Who, failure?: Failure) {
    const keeps = has(who, ...keepers);
    const [offices, people] = keeps
      ? await Promise.all([openOffices(db, who.authorityId), tendersOf(db, who.authorityId, dayOf(now()))])
      : [[], []];
    return { keeps, offices, people, ...(failure && { typed: typedIn(request), failure }) };
  }

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    if (failure) reply.code(statusOf(failure));
    const boards = await placesOf(db, who.authorityId, kinds);
    const page = {
      ...(await keeping(request, who, failure)),
      boards,
      open: await openPostings(db, who.authorityId),
      wholes: wholesOf(await allFacilities(db, who.authorityId), kinds, boards),
      today: dayOf(now()),
    };
    return reply.page(<BoardsPage {...page} />, { title: '公开栏', nav: BOARDS, form: true, wide: true });
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const board = await placeById(db, who.authorityId, idOf(request));
    if (!board || board.channel === 'groups') throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const page = {
      ...(await keeping(request, who, failure)),
      board,
      postings: await postingsAt(db, board.id),
      events: await eventsAt(db, board.id),
      today: dayOf(now()),
    };
    const head = { title: board.name, nav: BOARDS, crumbs: [['公开栏', BOARDS]] as [string, string][], form: true };
    return reply.page(<BoardPage {...page} />, head);
  }

  app.get(at, (request, reply) => listPage(request, reply));
  app.post(at, async (request, reply) => {
    staffOf(request, ...keepers);
    const typed = typedIn(request);
    const input = check(newBoardForm, typed);
    const since = input.ok && input.value.outOf === null ? check(sinceForm, typed) : undefined;
    const fault = !input.ok ? input : since && !since.ok ? since : undefined;
    if (fault || !input.ok) return listPage(request, reply, fault);
    const { kind, ...board } = input.value;
    const result: Outcome<number> = await recordPlace(callerOf(request), { ...board, channel: kind, members: null });
    return result.ok
      ? reply.notice('已登记').redirect(`${BOARDS}/${result.value}`, 303)
      : listPage(request, reply, result);
  });

  sheetRoutes(app);
  app.get(`${at}/:id`, (request, reply) => onePage(request, reply));
  app.post(`${at}/:id`, async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(boardForm, typedIn(request));
    const id = idOf(request);
    const result = input.ok ? await changePlace(callerOf(request), { id, ...input.value, members: null }) : input;
    return result.ok ? reply.notice('已保存').redirect(`${BOARDS}/${id}`, 303) : onePage(request, reply, result);
  });
}
