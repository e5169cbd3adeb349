import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { pageBelow } from '../../platform/http/base.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { originOf, siteAddress } from '../../platform/http/origin.ts';
import { keyShown, noteUse, type Shown } from '../keys/keys.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './list.ts';
import { openApi } from './openapi.ts';
import { ApiPage } from './page.tsx';

const [FOR_ALL, WITH_KEY] = [60, 600];

declare module 'fastify' {
  interface FastifyRequest {
    /** the key that was shown; 'wrong': one that opens nothing */
    apiKey: Shown | 'wrong' | undefined;
  }
}

/** The read interface, its description, and a page to try it at. */
export function apiRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.register(async (scope) => {
    scope.decorateRequest('apiKey', undefined);
    // before the limit, which is another for who has a key
    scope.addHook('onRequest', async (request) => {
      request.headers.accept = 'application/json'; // failures are told to programs
      const key = request.headers['x-api-key'];
      if (typeof key === 'string') request.apiKey = (await keyShown(db, request.authority.id, key)) ?? 'wrong';
    });
    const limited = {
      config: {
        rateLimit: {
          timeWindow: '1 minute',
          hook: 'preHandler' as const,
          max: (request: FastifyRequest) => (isKnown(request.apiKey) ? WITH_KEY : FOR_ALL),
          keyGenerator: ({ apiKey, ip }: FastifyRequest) => (isKnown(apiKey) ? `api key ${apiKey.id}` : `api of ${ip}`),
        },
      },
    };
    for (const one of endpoints) {
      const path = one.path.replace(/\{(\w+)\}/g, ':$1');
      scope.get(path, limited, (request, reply) => answer(one, request, reply));
    }
    scope.get('/api/openapi.json', async (request, reply) =>
      open(reply).send(openApi(endpoints, { title: `${request.authority.name}数据接口`, site: siteAddress(request) })),
    );
    scope.get('/api/v1/*', limited, async (_, reply) => refuse(reply, 404, '没有这个接口，见 /api'));
  });

  async function answer(one: Endpoint, request: FastifyRequest, reply: FastifyReply) {
    const { apiKey, authority } = request;
    if (apiKey === 'wrong') return refuse(reply, 401, '密钥无效或者已停用');
    const typed = Object.entries(queryOf(request)).filter(([, value]) => value !== ''); // as forms leave it
    const given = one.params.safeParse({ ...Object.fromEntries(typed), ...(request.params as object) });
    if (!given.success) return refuse(reply, 400, given.error.issues[0]!.message);
    if (apiKey) await noteUse(db, apiKey, dayOf(now()));
    const whole = (html: string) => pageBelow(request.base, html, originOf(request));
    const found = await one.run({ db, authority, site: siteAddress(request), whole, now: now() }, given.data);
    if (found === undefined) return refuse(reply, 404, '没有公开，或者已经撤下');
    // not kept for all: who asks is counted, and a key that opens nothing opens this neither
    return open(reply).header('cache-control', 'private, no-cache').send(found);
  }

  const page = async (_: FastifyRequest, reply: FastifyReply) =>
    reply.page(<ApiPage endpoints={endpoints} />, { title: '数据接口' });

  /** A form cannot write into a path: it comes here and is sent there. */
  app.get('/api/try', async (request, reply) => {
    const { endpoint, ...given } = queryOf(request);
    const one = endpoints.find(({ path }) => path === endpoint);
    if (!one) return page(request, reply);
    const named = one.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(first(given, name)) || '-');
    return reply.redirect(named, 303);
  });

  app.get('/api', page);
}

const isKnown = (key: FastifyRequest['apiKey']): key is Shown => key !== undefined && key !== 'wrong';

/** For pages of whatever site: what it says is public. */
const open = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    ...{ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
    'cache-control': 'no-cache',
  });

const errors = { 400: '请求有误', 401: '没有授权', 404: '没有找到' } as const;
const refuse = (reply: FastifyReply, status: keyof typeof errors, message: string) =>
  open(reply).code(status).send({ error: errors[status], message });
