import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, field, first, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { undoConfirmation } from '../deliveries/actions.ts';
import { mayBeTheSame } from '../deliveries/alike.ts';
import { tellApart } from '../deliveries/apart.ts';
import { actsFor, handlers } from '../deliveries/rules.ts';
import { listsOf } from '../lists.ts';
import { AlikePage } from './alike-page.tsx';
import { ledgerYears } from './counts.ts';

const PATH = '/console/ledger/alike';
const WRONG = '请刷新页面后再试';
const oneForm = z.object({ id: field.count(WRONG) });
const severalForm = z.object({ id: z.array(field.count(WRONG), WRONG).min(2, WRONG).max(50, WRONG) });

/** 可能重复. */
export function alikeRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  const yearIn = (request: FastifyRequest): number => {
    const asked = first(queryOf(request), 'year');
    return Number(/^20\d\d$/.test(asked) ? asked : dayOf(now()).slice(0, 4));
  };

  async function show(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...handlers);
    const year = yearIn(request);
    const [groups, years, lists] = await Promise.all([
      mayBeTheSame(db, who.authorityId, year),
      ledgerYears(db, who.authorityId),
      listsOf(db, who.authorityId),
    ]);
    const handles = (one: { authorityId: number; officeId: number }) => actsFor(who, one);
    const theirs = groups.filter((group) => group.some(handles));
    if (failure) reply.code(statusOf(failure));
    return reply.page(<AlikePage groups={theirs} {...{ year, years, lists, handles, failure }} />, {
      title: '可能重复',
      nav: '/console/ledger',
      crumbs: [['主动公开台账', '/console/ledger']],
    });
  }

  app.get('/ledger/alike', (request, reply) => show(request, reply));

  app.post('/ledger/alike/cancel', async (request, reply) => {
    const input = check(oneForm, typedIn(request));
    const result = input.ok
      ? await undoConfirmation(callerOf(request), { id: input.value.id, why: '与另一条记录重复' })
      : input;
    if (!result.ok) return show(request, reply, result);
    return reply.notice('已撤销一条').redirect(`${PATH}?year=${yearIn(request)}`, 303);
  });

  app.post('/ledger/alike/apart', async (request, reply) => {
    const input = check(severalForm, typedIn(request));
    const result = input.ok ? await tellApart(callerOf(request), { ids: input.value.id }) : input;
    if (!result.ok) return show(request, reply, result);
    return reply.notice('已注明不是重复').redirect(`${PATH}?year=${yearIn(request)}`, 303);
  });
}
