import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { deadAddressesOf } from '../city-website/visits.ts';
import { restsOf } from '../connectors/rest.ts';
import { handlers, readers } from '../deliveries/rules.ts';
import { ledgerYears } from '../ledger/counts.ts';
import { filterIn, ledgerHref } from '../ledger/filter.ts';
import { listsOf } from '../lists.ts';
import { deedForm } from './forms.ts';
import { DESK, DeskPage } from './page.tsx';
import { chased, deskPage, PAGES } from './queries.ts';
import { type Came, doTogether } from './together.ts';

/** 渠道总台: what becomes of every document on every channel, and what is done with several at once. */
export function deskRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed = {}, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const filter = { ...filterIn(query), state: filterIn(query).state ?? ('all' as const) };
    const page = Math.min(PAGES, Math.max(1, Math.trunc(Number(query.page)) || 1));
    const [{ rows, all }, lists, years, chase, dead, rests] = await Promise.all([
      deskPage(db, who.authorityId, filter, page),
      listsOf(db, who.authorityId),
      ledgerYears(db, who.authorityId),
      chased(db, who),
      deadAddressesOf(db, who),
      restsOf(db, who.authorityId),
    ]);
    if (failure) reply.code(statusOf(failure));
    const thisYear = Number(dayOf(now()).slice(0, 4));
    const known = [...new Set([thisYear, ...years, ...(filter.year ? [filter.year] : [])])].sort((a, b) => b - a);
    const handles = has(who, ...handlers);
    return reply.page(
      <DeskPage
        {...{ rows, all, page, filter, lists, chase, dead, rests, typed, failure, handles }}
        years={known}
        now={now()}
      />,
      { title: '渠道总台', nav: DESK, wide: true, form: true },
    );
  }

  app.get('/channel-desk', (request, reply) => show(request, reply));

  app.post('/channel-desk', async (request, reply) => {
    staffOf(request, ...handlers);
    const typed = typedIn(request);
    const input = check(deedForm, typed);
    if (!input.ok) return show(request, reply, typed, input);
    const came = await doTogether(callerOf(request), input.value);
    const next = input.value.deed === 'takeDown' ? ledgerHref({ state: 'followUp' }, DESK) : DESK;
    return reply.notice(said(came)).redirect(next, 303);
  });
}

function said({ machine, person, refused }: Came): string {
  const parts = [
    machine > 0 && `${machine} 处已办或者由平台办理`,
    person > 0 && `${person} 处要由人办理，见下面的“还没有办完”`,
    refused.length > 0 && `没有办成：${refused.join('；')}`,
  ].filter(Boolean);
  return parts.length ? parts.join('；') : '所选信息没有要这样办的';
}
