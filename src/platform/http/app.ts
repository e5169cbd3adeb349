import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify';
import { assetFolder } from '../assets.ts';
import { below } from './base.ts';
import { noteChanges, servingCached } from './cache/cache-hooks.ts';
import { type PageAddresses, pageAddresses } from './cache/page-address.ts';
import type { PageCache } from './cache/page-cache.ts';
import { Views } from './cache/views.ts';
import { guardForms } from './csrf.ts';
import { handleErrors, refuseAddress, refuseConnection } from './errors.tsx';
import { decorateFile } from './file-reply.ts';
import { parseForm } from './form-body.ts';
import { healthRoutes } from './health.ts';
import { type Log, logTo, noteRefused } from './log.ts';
import { answerOnce } from './once.ts';
import { answerWhole, FORM_LIMIT } from './over-limit.ts';
import { ownPath } from './own-path.ts';
import { eachItsOwnConfig, policy } from './policy.ts';
import { keepRoom } from './room-to-write.ts';
import type { Services } from './services.ts';
import { refuseMalformed } from './well-formed.ts';

/** ms for a whole request: five files of 20 MB still come over a slow line of the countryside (1.4 Mbit/s). */
const REQUEST_TIMEOUT = 600_000;

/** Kept pages are sent before the framework begins. */
function early(cache: PageCache, addresses: PageAddresses, views: Views): FastifyServerFactory {
  return (handle) => servingCached({ cache, addresses, views }, handle, REQUEST_TIMEOUT);
}

/** The HTTP server before any room: safety headers, cookies, forms, uploads, assets, errors, health.
 *  @param log where its lines go; false: nowhere */
export async function createApp(services: Services, log: Log | false): Promise<FastifyInstance> {
  const { pages, house, proxies = ['loopback'] } = services;
  const addresses = pageAddresses(house, proxies);
  const views = new Views();
  const app = fastify({
    logger: log ? logTo(log) : false,
    bodyLimit: FORM_LIMIT,
    trustProxy: proxies,
    rewriteUrl: (request) => addresses.read(request),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    requestTimeout: REQUEST_TIMEOUT,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, request, reply) => void refuseAddress(request, reply),
    ...(pages ? { serverFactory: early(pages, addresses, views) } : {}),
  });
  app.decorate('services', services);
  app.decorateRequest('who', undefined);
  app.decorateRequest('base', '');
  app.decorateRequest('language', 'zh');
  app.decorateRequest('names');
  app.decorateRequest('elsewhere', undefined);
  app.decorate('pageAddresses', addresses);
  app.decorate('views', views);
  decorateFile(app);
  noteChanges(app, pages);
  handleErrors(app);
  answerWhole(app);
  keepRoom(app);
  noteRefused(app);
  eachItsOwnConfig(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: policy,
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false, // the reverse proxy that ends TLS sets it
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: FORM_LIMIT, parser: parseForm });
  // a file that is too large does not end the form: who reads it says so, with what came beside it
  await app.register(multipart, { throwFileSizeLimit: false, limits: { fields: 60, fieldSize: FORM_LIMIT } });
  await app.register(rateLimit, { global: false });
  app.addHook('onSend', async (request, reply) => {
    const to = reply.getHeader('location');
    if (to !== undefined && to !== request.elsewhere) reply.header('location', below(request.base, ownPath(to)));
  });
  refuseMalformed(app);
  guardForms(app);
  answerOnce(app);
  await app.register(statics, {
    root: assetFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  healthRoutes(app);
  return app;
}
