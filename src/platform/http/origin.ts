import type { FastifyRequest } from 'fastify';

/** 'https://host' as the reader typed it. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
