import http from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CachedPage, cacheKey, etagOf, type PageCache } from './page-cache.ts';

/** A server that answers with kept pages before the framework sees the request: a page read again and again costs
 *  little more than its bytes. */
export function servingCached(cache: PageCache, handle: http.RequestListener, requestTimeout: number): http.Server {
  return http.createServer({ requestTimeout }, (request, response) => {
    if (!sendCached(cache, request, response)) handle(request, response);
  });
}

/** @returns whether the page was there and has been sent */
function sendCached(cache: PageCache, request: http.IncomingMessage, response: http.ServerResponse): boolean {
  const key = cache.isOpen ? cacheKey(request) : undefined;
  const page = key === undefined ? undefined : cache.get(key);
  if (!page) return false;
  const { 'if-none-match': known, 'accept-encoding': accepts } = request.headers;
  if (known?.includes(page.etag)) {
    response.writeHead(304, page.headers);
    response.end();
    return true;
  }
  const { body, headers } = cache.encoded(page, typeof accepts === 'string' ? accepts : '');
  response.writeHead(200, headers);
  response.end(body);
  return true;
}

/** Remembers, before anything is read, which state of the books a page will be drawn from. */
export function noteGeneration(app: FastifyInstance, cache: PageCache): void {
  app.addHook('onRequest', (request, _reply, done) => {
    request.cacheGeneration = cache.generation;
    done();
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
    keep(request, cache, { body, etag, headers: headersOf(reply.getHeaders()), encoded: {} });
    if (!request.headers['if-none-match']?.includes(etag)) return body;
    reply.code(304);
    return '';
  });
}

function keep(request: FastifyRequest, cache: PageCache | undefined, page: CachedPage): void {
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
