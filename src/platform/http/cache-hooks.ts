import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cacheKey, etagOf, type PageCache } from './page-cache.ts';

/** Sends kept pages before anything else of a request is done. Registered before all other plugins. */
export function sendCached(app: FastifyInstance, cache: PageCache): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const key = cache.isOpen ? cacheKey(raw) : undefined;
    const page = key === undefined ? undefined : cache.get(key);
    if (!page) {
      request.cacheGeneration = cache.generation;
      done();
      return;
    }
    reply.hijack();
    const { 'if-none-match': known, 'accept-encoding': accepts } = raw.headers;
    if (known?.includes(page.etag)) {
      reply.raw.writeHead(304, page.headers);
      reply.raw.end();
      return;
    }
    const { body, encoding } = cache.encoded(page, typeof accepts === 'string' ? accepts : '');
    const headers = [...page.headers, 'content-length', String(body.length)];
    if (encoding) headers.push('content-encoding', encoding);
    reply.raw.writeHead(200, headers);
    reply.raw.end(body);
  });
}

/** Pages of this scope are kept unless they say otherwise (cache-control: no-store or private, a cookie set), and carry
 *  an ETag; a reader who has the same page already gets 304. */
export function keepPages(app: FastifyInstance, cache: PageCache | undefined): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || reply.statusCode !== 200 || request.method !== 'GET') return payload;
    if (reply.hasHeader('set-cookie') || /no-store|private/.test(String(reply.getHeader('cache-control') ?? '')))
      return payload;
    const body = Buffer.from(payload);
    const etag = etagOf(body);
    // Readers ask each time, so that what is withdrawn is gone at once; unchanged pages cost them nothing.
    reply.header('cache-control', 'public, no-cache').header('vary', 'accept-encoding, cookie').header('etag', etag);
    keep(request, cache, { body, etag, headers: headersOf(reply.getHeaders()) });
    if (!request.headers['if-none-match']?.includes(etag)) return body;
    reply.code(304);
    return '';
  });
}

function keep(
  request: FastifyRequest,
  cache: PageCache | undefined,
  page: { body: Buffer; etag: string; headers: string[] },
): void {
  const key = cacheKey(request.raw);
  if (cache && key !== undefined && request.cacheGeneration !== undefined)
    cache.put(key, page, request.cacheGeneration);
}

function headersOf(headers: Record<string, number | string | string[] | undefined>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'content-length' ? [] : [name, String(value)],
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    /** State of the books' cache when the request came. */
    cacheGeneration: number | undefined;
  }
}
