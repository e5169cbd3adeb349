import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../platform/dates.ts';
import { countIn, first, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { switchBoard } from './actions.ts';
import { boardOf } from './board.ts';
import { DeskPage } from './pages/desk.tsx';
import { DESK, switchers, TITLE, wishIn } from './rules.ts';
import { switchedOf } from './store.ts';

/** The switch of 公开及时率, with what it shows. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    staffOf(request, ...switchers);
    const one = house.brought('measures').find(({ id }) => id === 'dues.timely');
    if (!one) throw new FailureError(notFound());
    const today = dayOf(now());
    const wish = wishIn('', '', today);
    const [switched, board] = await Promise.all([
      switchedOf(db, request.authority.id),
      boardOf(db, one, { authority: request.authority, wish, today }),
    ]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<DeskPage {...{ switched, board, wish, failure }} />, {
      ...{ title: TITLE, nav: DESK, wide: true, form: true },
    });
  }
  app.get('/scoreboard', (request, reply) => page(request, reply));
  app.post('/scoreboard', async (request, reply) => {
    staffOf(request, ...switchers);
    const typed = typedIn(request);
    const shown = first(typed, 'shown') === 'yes';
    const result = await switchBoard(callerOf(request), { shown, version: countIn(typed, 'version') });
    if (!result.ok) return page(request, reply, result);
    return reply.notice(shown ? '网站已公开显示' : '网站不再显示').redirect(DESK, 303);
  });
}
