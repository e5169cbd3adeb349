import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ownCookie, setOwnCookie } from './cookies.ts';

const COOKIE = '_csrf';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyContextConfig {
    /** comes from another program, which has no page of ours and signs what it sends */
    fromMachines?: boolean;
  }
  interface FastifyRequest {
    /** What the tokens of this request's forms are bound to: of somebody with a session, that session; undefined: a
     *  secret in a cookie. */
    formKey: string | undefined;
    /** the secret of the cookie, once it was given in this request */
    formSecret: string | undefined;
  }
  interface FastifyReply {
    /** A new token for the forms of this page. */
    formToken(): string;
  }
}

function sealOf(key: string, salt: string): string {
  return createHmac('sha256', `form\0${key}`).update(salt).digest('base64url');
}

/** Whether a form's token was made for what it should be bound to. */
export function tokenHolds(key: string, token: string): boolean {
  const [, salt, seal] = /^([\w-]{16})\.([\w-]{43})$/.exec(token) ?? [];
  // compared as written: the last letter of 43 holds two bits that decoding drops, so one seal had four writings
  return salt !== undefined && timingSafeEqual(Buffer.from(sealOf(key, salt)), Buffer.from(seal!));
}

/** The token that came with a form: as a field, in the address of an upload, or in a script's header. */
export function tokenIn({ body, query, headers }: FastifyRequest): string {
  return fieldOf(body) ?? fieldOf(query) ?? String(headers['x-csrf-token'] ?? '');
}

function fieldOf(source: unknown): string | undefined {
  const token = (source as { _csrf?: unknown } | null | undefined)?._csrf;
  return typeof token === 'string' ? token : undefined;
}

/** Every form carries a token that only our own pages know (OWASP: HMAC, bound to the session). What comes without is
 *  refused with 403. */
export function guardForms(app: FastifyInstance): void {
  app.decorateRequest('formKey', undefined);
  app.decorateRequest('formSecret', undefined);
  app.decorateReply('formToken', function () {
    const { request } = this;
    const salt = randomBytes(12).toString('base64url');
    return `${salt}.${sealOf(request.formKey ?? secretFor(this), salt)}`;
  });
  app.addHook('preHandler', async (request) => {
    if (safe.has(request.method) || request.routeOptions.config.fromMachines) return;
    const key = request.formKey ?? ownCookie(request, COOKIE);
    if (!key || !tokenHolds(key, tokenIn(request))) throw Object.assign(new Error('no token'), { statusCode: 403 });
  });
}

function secretFor(reply: { request: FastifyRequest } & Parameters<typeof setOwnCookie>[0]): string {
  const { request } = reply;
  request.formSecret ??= ownCookie(request, COOKIE);
  if (!request.formSecret) {
    request.formSecret = randomBytes(24).toString('base64url');
    setOwnCookie(reply, COOKIE, request.formSecret);
  }
  return request.formSecret;
}
