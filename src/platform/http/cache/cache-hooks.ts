import http from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Drawings } from './drawings.ts';
import { type CachedPage, encoded, etagOf, sendPage } from './encoded-page.ts';
import type { PageAddresses } from './page-address.ts';
import type { PageCache } from './page-cache.ts';
import type { Viewed, Views } from './views.ts';

/** Drawings under way on this server, by its cache: what is drawn is told to who waits for it. */
const drawings = new WeakMap<PageCache, Drawings>();

/** A server that answers with kept pages before the framework sees the request: a page read again and again costs
 *  little more than its bytes. A page that is not kept is drawn once for all who ask for it meanwhile. */
export function servingCached(
  { cache, addresses, views }: { cache: PageCache; addresses: PageAddresses; views: Views },
  handle: http.RequestListener,
  requestTimeout: number,
): http.Server {
  const send: typeof sendPage = (page, request, ...more) => {
    if (page.viewed) views.count(page.viewed, request);
    sendPage(page, request, ...more);
  };
  const serve: http.RequestListener = (request, response) => {
    const key = cache.isOpen ? addresses.keyOf(request) : undefined;
    if (key === undefined) return handle(request, response);
    const page = cache.get(key);
    if (!page) return under.ask(key, request, response);
    send(page, request, response, () => cache.weigh(key, page));
  };
  const under = new Drawings(cache.changes, { send, serve, draw: handle });
  drawings.set(cache, under);
  return http.createServer({ requestTimeout }, serve);
}

/** Remembers, before anything is read, what was known of the books when a page began to be drawn. */
export function noteChanges(app: FastifyInstance, cache: PageCache | undefined): void {
  app.decorateRequest('since', 0);
  app.decorateRequest('shows');
  app.addHook('onRequest', (request, _reply, done) => {
    request.since = cache?.changes.now ?? 0;
    request.shows = new Set();
    done();
  });
}

/** What a page shows when it says nothing of itself, and where it is kept. */
interface Keeping {
  /** tags of every page */
  always: (request: FastifyRequest) => string[];
  /** tags of a page that does not say what it depends on */
  unless: (request: FastifyRequest) => string[];
  /** what is read with a page whose readings count */
  viewed: (request: FastifyRequest) => Viewed;
  /** whether the page's address is one that anybody may invent */
  aside: (request: FastifyRequest) => boolean;
}

/** Pages of this scope are kept unless they say otherwise (cache-control: no-store or private, a cookie set), and carry
 *  an ETag; a reader who has the same page already gets 304, and HEAD what GET would have. */
export function keepPages(app: FastifyInstance, cache: PageCache | undefined, keeping: Keeping): void {
  app.decorateReply('dependsOn', function (...tags) {
    const { request } = this;
    request.declared = true;
    for (const tag of tags) request.shows.add(tag);
    return this;
  });
  app.decorateRequest('declared', false);
  app.decorateRequest('rated', false);
  app.addHook('onSend', async (request, reply, payload) => {
    const under = cache && drawings.get(cache);
    const viewed = request.rated ? keeping.viewed(request) : undefined;
    if (viewed && reply.statusCode === 200) app.views.count(viewed, request.raw);
    if (typeof payload !== 'string' || !shared(request, reply)) {
      under?.end(request.raw, undefined);
      return payload;
    }
    const body = Buffer.from(payload);
    const etag = etagOf(body);
    // Readers ask each time, so that what is withdrawn is gone at once; unchanged pages cost them nothing.
    reply.header('cache-control', 'public, no-cache').header('vary', 'accept-encoding, cookie').header('etag', etag);
    const tags = [...keeping.always(request), ...request.shows, ...(request.declared ? [] : keeping.unless(request))];
    const page: CachedPage = {
      ...{ body, etag, headers: headersOf(reply.getHeaders()), tags, encoded: {} },
      ...(viewed && { viewed }),
    };
    const key = cache && app.pageAddresses.keyOf(request.raw);
    if (key !== undefined) {
      cache!.put(key, page, request.since, keeping.aside(request));
      under?.share(key);
    }
    under?.end(request.raw, key === undefined ? undefined : page);
    if (request.headers['if-none-match']?.includes(etag)) {
      reply.code(304);
      return '';
    }
    const grown = key === undefined ? undefined : () => cache!.weigh(key, page);
    const sent = encoded(page, request.headers['accept-encoding'], grown);
    for (let at = 0; at < sent.headers.length; at += 2) reply.header(sent.headers[at]!, sent.headers[at + 1]!);
    return sent.body;
  });
}

/** Whether others may have the same answer. */
function shared(request: FastifyRequest, reply: FastifyReply): boolean {
  if (reply.statusCode !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return !reply.hasHeader('set-cookie') && !/no-store|private/.test(String(reply.getHeader('cache-control') ?? ''));
}

/** Answers with the page as it was last known, with its age, where it cannot be drawn because the database is away.
 *  @returns whether there was one; then the answer is no longer this reply's */
export function sendLastKnown(request: FastifyRequest, reply: FastifyReply): boolean {
  const { pageAddresses, services } = request.server;
  const key = services.pages && !reply.raw.headersSent ? pageAddresses.keyOf(request.raw) : undefined;
  const known = key === undefined ? undefined : services.pages!.lastKnown(key);
  if (!known) return false;
  reply.hijack();
  const aged = ['age', String(known.age), 'warning', '110 - "Response is Stale"'];
  sendPage(known.page, request.raw, reply.raw, undefined, aged);
  return true;
}

function headersOf(headers: Record<string, number | string | string[] | undefined>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'content-length' ? [] : [name, String(value)],
  );
}

declare module 'fastify' {
  interface FastifyInstance {
    pageAddresses: PageAddresses;
    /** How often pages are read. */
    views: Views;
  }
  interface FastifyRequest {
    /** What was known of the books (Changes.now) when the request came. */
    since: number;
    /** Tags of what the page shows, as far as they are known by now. */
    shows: Set<string>;
    /** The page has said itself what it depends on. */
    declared: boolean;
    /** Its page's readings are counted. */
    rated: boolean;
  }
  interface FastifyReply {
    /** Says what this page shows, as tags ('document 5'): it is dropped when one of them changes, and for nothing else
     *  but a change of the site itself. Pages that do not say it go with every change of their authority's lists. */
    dependsOn(...tags: string[]): FastifyReply;
  }
}
