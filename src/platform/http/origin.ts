import type { FastifyRequest } from 'fastify';
import { plainHost } from './host.ts';

/** 'https://host:port' under which the reader came, its name in its plain form. */
export function originOf(request: FastifyRequest): string {
  const { protocol, hostname, port } = request;
  const own = { http: 80, https: 443 }[protocol];
  return `${protocol}://${plainHost(hostname)}${port && port !== own ? `:${port}` : ''}`;
}
