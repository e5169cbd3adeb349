import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { first, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError } from '../../platform/outcome.ts';
import { saveConnector } from './actions.ts';
import { connectors } from './list.ts';
import { CONNECTORS, ConnectorsPage } from './page.tsx';
import { restsOf } from './rest.ts';
import { connectorsSet } from './settings.ts';

/** 发布接口: set up by the authority's administrator. */
export function connectorRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    sent: { of?: string; typed?: Typed; failure?: Failure } = {},
  ) {
    const { authorityId } = staffOf(request, 'systemAdmin');
    if (sent.failure) reply.code(statusOf(sent.failure));
    const demo = request.authority.isDemo;
    return reply.page(
      <ConnectorsPage
        {...{ connectors, demo, ...sent }}
        set={await connectorsSet(db, authorityId)}
        rests={await restsOf(db, authorityId)}
      />,
      { title: '发布接口', nav: CONNECTORS, form: true },
    );
  }

  app.get('/connectors', (request, reply) => show(request, reply));
  app.post('/connectors/:connector', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const { connector } = request.params as { connector: string };
    const typed = typedIn(request);
    const names = connectors.find(({ id }) => id === connector)?.settings.map(({ name }) => name) ?? [];
    const values = Object.fromEntries(names.map((name) => [name, first(typed, name)]));
    const enabled = first(typed, 'enabled') === 'yes';
    const saved = await saveConnector(callerOf(request), { connector, enabled, values });
    if (!saved.ok && saved.code === 'notFound') throw new FailureError(saved);
    if (!saved.ok) return show(request, reply, { of: connector, typed, failure: saved });
    return reply.notice('已保存').redirect(CONNECTORS, 303);
  });
}
