import type { FastifyRequest } from 'fastify';
import { plainHost } from './host.ts';

/** 'https://host:port' under which the reader came, its name in its plain form. @param host another of this server's */
export function originOf(request: FastifyRequest, host = plainHost(request.hostname)): string {
  const { protocol, port } = request;
  const own = { http: 80, https: 443 }[protocol];
  return `${protocol}://${host}${port && port !== own ? `:${port}` : ''}`;
}

/** Before every whole address of the site that is read: its origin, and the path below which it stands there. */
export function siteAddress(request: FastifyRequest): string {
  return originOf(request) + request.base;
}
