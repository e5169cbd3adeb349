import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../../platform/action.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { BASE, documentShape, filesShape, PART, SAID, validityShape, withdrawalShape } from '../protocol/shapes.ts';
import type { Supplier } from '../suppliers/store.ts';
import { bodyIn, receive, receiveValidity, receiveWithdrawal, refusalOf } from './actions.ts';
import { claimed, proven } from './asked.ts';
import { faultOf, lackingOf, takePart } from './files.ts';
import { Refusal } from './refusal.ts';
import { standingOf, standingsAfter } from './store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** the supplying authority that signed this request */
    supplier: Supplier | undefined;
  }
}

const KEY = /^[A-Za-z0-9._-]{1,100}$/;
const HASH = /^[0-9a-f]{64}$/;
const config = { fromMachines: true, rateLimit: { max: 3_000, timeWindow: '1 minute' } } as const;

/** Where other authorities' instances supply documents: docs/exchange.md. */
export function exchangeRoutes(app: FastifyInstance): void {
  const { services } = app;
  const { db, now } = services;

  app.register(async (scope) => {
    scope.decorateRequest('supplier', undefined);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: SAID }, (_, body, finish) => finish(null, body));
    // who claims to ask is known before a body is read
    scope.addHook('onRequest', async (request) => {
      request.headers.accept = 'application/json';
      request.supplier = await claimed(services, request);
    });
    scope.addHook('preHandler', async (request) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      await proven(services, request, request.supplier as Supplier & { sealed: Buffer }, body);
    });
    scope.setErrorHandler((error: FastifyError | Refusal, _, reply) => {
      if (error instanceof Refusal) return refuse(reply, error);
      const status = error.statusCode ?? 500;
      if (status === 413) return say(reply, 413, 'large', `一次最多 ${SAID / 1048576} MB，文件请分段报送`);
      if (status === 429) return say(reply, 429, 'often', '请求过于频繁，请过一分钟再试');
      if (status >= 400 && status < 500) return say(reply, status, 'invalid', '请求有误');
      throw error;
    });

    scope.get(BASE, { config }, async (request) => {
      const { name, waits } = request.supplier!;
      return { authority: request.authority.name, supplier: name, waits };
    });
    scope.post(`${BASE}/files/lacking`, { config }, async (request) => {
      const { files } = said(request, filesShape);
      return { lacking: await lackingOf(services, request.supplier!.id, files) };
    });
    scope.post(`${BASE}/files/:hash/:at`, { config, bodyLimit: PART + 1 }, async (request) => {
      const { hash = '', at = '' } = request.params as Record<string, string>;
      if (!HASH.test(hash) || !/^\d{1,9}$/.test(at)) throw new Refusal('invalid', '文件或者位置写得不对');
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (bytes.length === 0 || bytes.length > PART) throw new Refusal('invalid', `每段 1 至 ${PART} 字节`);
      const { id } = request.supplier!;
      const took = await takePart(services, id, { hash, at: Number(at), bytes });
      const fault = took.kept || took.came ? undefined : await faultOf(db, id, hash);
      if (fault) throw new Refusal('file', fault);
      return took;
    });
    scope.put(`${BASE}/documents/:key`, { config }, async (request, reply) => {
      const key = keyOf(request);
      const document = said(request, documentShape);
      const supplier = request.supplier!;
      const body = await bodyIn(db, supplier.id, document);
      unwrapped(await receive(caller(request), { supplier, key, document, ...body }));
      return stand(request, reply, key);
    });
    scope.post(`${BASE}/documents/:key/withdrawal`, { config }, async (request, reply) => {
      const key = keyOf(request);
      const supplier = request.supplier!;
      unwrapped(await receiveWithdrawal(caller(request), { supplier, key, ...said(request, withdrawalShape) }));
      return stand(request, reply, key);
    });
    scope.post(`${BASE}/documents/:key/validity`, { config }, async (request, reply) => {
      const key = keyOf(request);
      const supplier = request.supplier!;
      unwrapped(await receiveValidity(caller(request), { supplier, key, ...said(request, validityShape) }));
      return stand(request, reply, key);
    });
    scope.get(`${BASE}/documents/:key`, { config }, (request, reply) => stand(request, reply, keyOf(request)));
    scope.get(`${BASE}/changes/:after`, { config }, async (request) => {
      const { after = '' } = request.params as Record<string, string>;
      if (!/^\d{1,15}$/.test(after)) throw new Refusal('invalid', '位置写得不对');
      return standingsAfter(db, request.supplier!.id, Number(after), site(request));
    });
  });

  const caller = (request: FastifyRequest): Caller => ({
    ...{ db, house: services.house, who: program(request.authority.id), now: now(), address: request.ip },
  });

  async function stand(request: FastifyRequest, reply: FastifyReply, key: string) {
    const standing = await standingOf(db, request.supplier!.id, key, site(request));
    if (!standing) throw new Refusal('absent', '没有收到过这个编号的信息');
    return reply.send(standing);
  }
}

const site = (request: FastifyRequest) => request.supplier?.siteAddress || siteAddress(request);

function keyOf(request: FastifyRequest): string {
  const { key = '' } = request.params as Record<string, string>;
  if (!KEY.test(key)) throw new Refusal('invalid', '编号只能用字母、数字和 . _ -，最长 100 个');
  return key;
}

function said<S extends z.ZodType>(request: FastifyRequest, shape: S): z.output<S> {
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body as Buffer));
  } catch {
    throw new Refusal('invalid', '内容不是 UTF-8 的 JSON');
  }
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new Refusal('invalid', `${path.map(String).join('.')}：${message}`);
}

function unwrapped<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw refusalOf(outcome);
}

const refuse = (reply: FastifyReply, { code, message, came, statusCode }: Refusal) =>
  reply
    .code(statusCode)
    .header('cache-control', 'no-store')
    .send({ error: { code, message, ...(came === undefined ? {} : { came }) } });

const say = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).header('cache-control', 'no-store').send({ error: { code, message } });
