import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorityById, sitePlaceOf } from '../../organizations/index.ts';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { originOf, siteAddress } from '../../platform/http/origin.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, shownColumns } from '../../publishing/index.ts';
import {
  makeWebhook,
  pauseWebhook,
  removeWebhook,
  renewSecret,
  resend,
  resumeWebhook,
  testWebhook,
  useSecret,
} from './actions.ts';
import { offered, webhookForm } from './forms.ts';
import { WebhookPage } from './one-page.tsx';
import { hrefOf, WEBHOOKS, WebhooksPage } from './page.tsx';
import { pushesOf, webhookById, webhooksOf } from './store.ts';

/** Deliveries that a page shows. */
const SHOWN = 100;
const FEW = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };

/** 数据推送: by the authority's administrator. */
export function webhookRoutes(app: FastifyInstance): void {
  const { db, insideHosts = [] } = app.services;

  async function list(request: FastifyRequest, reply: FastifyReply, given: { typed?: Typed; failure?: Failure } = {}) {
    const { authorityId } = staffOf(request, 'systemAdmin');
    const [webhooks, columns] = await Promise.all([webhooksOf(db, authorityId), columnsOf(db, authorityId)]);
    const typed = given.typed ?? { events: [...offered], site: await siteOf(request, authorityId) };
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(
      <WebhooksPage webhooks={webhooks} columns={shownColumns(columns)} typed={typed} failure={given.failure} />,
      { title: '数据推送', nav: WEBHOOKS, form: true },
    );
  }

  async function siteOf(request: FastifyRequest, authorityId: number): Promise<string> {
    const place = await sitePlaceOf(db, (await authorityById(db, authorityId))!);
    return place?.host ? originOf(request, place.host) + place.base : siteAddress(request);
  }

  async function one(
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    given: { fresh?: string; failure?: Failure } = {},
  ) {
    const { authorityId } = staffOf(request, 'systemAdmin');
    const webhook = await webhookById(db, authorityId, id);
    if (!webhook) throw new FailureError(notFound());
    if (given.failure) reply.code(statusOf(given.failure));
    return reply
      .header('cache-control', 'no-store')
      .page(<WebhookPage webhook={webhook} pushes={await pushesOf(db, id, SHOWN)} {...given} />, {
        ...{ title: webhook.name, nav: WEBHOOKS, crumbs: [['数据推送', WEBHOOKS]], form: true },
      });
  }

  app.get('/webhooks', (request, reply) => list(request, reply));
  app.post('/webhooks', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const typed = typedIn(request);
    const input = check(webhookForm, typed);
    const made = input.ok ? await makeWebhook(callerOf(request), { ...input.value, insideHosts }) : input;
    if (!made.ok) return list(request, reply, { typed, failure: made });
    return one(request, reply, made.value.id, { fresh: made.value.secret });
  });
  app.get('/webhooks/:id', (request, reply) => one(request, reply, idOf(request)));
  app.post('/webhooks/:id/renew-secret', FEW, async (request, reply) => {
    const id = idOf(request);
    const made = await renewSecret(callerOf(request), { id });
    return one(request, reply, id, made.ok ? { fresh: made.value } : { failure: made });
  });
  const deeds = [
    ['test', testWebhook, '已安排测试发送，几秒后刷新页面看结果', hrefOf],
    ['pause', pauseWebhook, '已暂停，变化仍然记下，恢复后接着推送', hrefOf],
    ['resume', resumeWebhook, '已恢复推送', hrefOf],
    ['use-secret', useSecret, '新密钥已启用，原来的已作废', hrefOf],
    ['remove', removeWebhook, '已删除，不再推送', () => WEBHOOKS],
  ] as const;
  for (const [name, deed, said, next] of deeds)
    app.post(`/webhooks/:id/${name}`, FEW, async (request, reply) => {
      const id = idOf(request);
      const did = await deed(callerOf(request), { id });
      if (!did.ok) return one(request, reply, id, { failure: did });
      return reply.notice(said).redirect(next(id), 303);
    });
  const again = async (request: FastifyRequest, reply: FastifyReply, deliveryId?: number) => {
    const id = idOf(request);
    const did = await resend(callerOf(request), { id, ...(deliveryId === undefined ? {} : { deliveryId }) });
    if (!did.ok) return one(request, reply, id, { failure: did });
    return reply.notice(`${did.value} 条即将重新发送`).redirect(hrefOf(id), 303);
  };
  app.post('/webhooks/:id/resend', FEW, (request, reply) => again(request, reply));
  app.post('/webhooks/:id/resend/:delivery', FEW, (request, reply) => again(request, reply, idOf(request, 'delivery')));
}
