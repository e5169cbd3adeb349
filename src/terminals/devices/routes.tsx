import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { daysOfUse } from '../kiosk/uses.ts';
import { TERMINALS } from '../paths.ts';
import { kindNames } from '../words.ts';
import { changePlace, shutOut, signInTerminal } from './actions.ts';
import { placeForm, signInForm } from './forms.ts';
import { TerminalPage, TerminalsPage } from './page.tsx';
import { contentKeepers, deviceKeepers } from './rules.ts';
import { formerTerminals, terminalById, terminalsOf } from './store.ts';

const MOST_FORMER = 50;
const DAYS_SHOWN = 31;
/** Who tries codes tries few: of 85 million some stand on screens for ten minutes. */
const FEW = {
  config: {
    rateLimit: {
      max: 20,
      timeWindow: '10 minutes',
      keyGenerator: (request: FastifyRequest) => `codes of ${request.who?.id ?? request.ip}`,
    },
  },
};

/** 终端设备, below /console. */
export function deviceRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const head = { title: '终端设备', nav: TERMINALS, form: true, wide: true };

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...deviceKeepers);
    const [terminals, former] = await Promise.all([
      terminalsOf(db, who.authorityId),
      formerTerminals(db, who.authorityId, MOST_FORMER),
    ]);
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : {};
    const content = has(who, ...contentKeepers);
    return reply.page(
      <TerminalsPage {...{ terminals, former, content, now: now(), site: siteAddress(request) }} {...given} />,
      head,
    );
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...deviceKeepers);
    const terminal = await terminalById(db, who.authorityId, idOf(request));
    if (!terminal || terminal.shutOutAt) throw new FailureError(notFound());
    const uses = await daysOfUse(db, terminal.id, DAYS_SHOWN);
    if (failure) reply.code(statusOf(failure));
    const given = failure ? { typed: typedIn(request), failure } : {};
    return reply.page(
      <TerminalPage terminal={terminal} uses={uses} now={now()} site={siteAddress(request)} {...given} />,
      {
        ...head,
        title: terminal.place,
        crumbs: [['终端设备', TERMINALS]],
      },
    );
  }

  app.get('/terminals', (request, reply) => listPage(request, reply));
  app.post('/terminals', FEW, async (request, reply) => {
    staffOf(request, ...deviceKeepers);
    const input = check(signInForm, typedIn(request));
    const result = input.ok ? await signInTerminal(callerOf(request), input.value) : input;
    if (!result.ok) return listPage(request, reply, result);
    const said = `已登记为${kindNames[result.value.kind]}，终端几秒内自动打开`;
    return reply.notice(said).redirect(TERMINALS, 303);
  });

  app.get('/terminals/:id', (request, reply) => onePage(request, reply));
  app.post('/terminals/:id', async (request, reply) => {
    staffOf(request, ...deviceKeepers);
    const input = check(placeForm, typedIn(request));
    const result = input.ok ? await changePlace(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return result.ok ? reply.notice('已保存').redirect(TERMINALS, 303) : onePage(request, reply, result);
  });
  app.post('/terminals/:id/shut-out', async (request, reply) => {
    staffOf(request, ...deviceKeepers);
    const result = await shutOut(callerOf(request), { id: idOf(request) });
    if (!result.ok) throw new FailureError(result);
    return reply.notice('已停用').redirect(TERMINALS, 303);
  });
}
