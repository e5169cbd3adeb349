import type { Authority } from './authorities.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose site is read, or for whom the member of staff works. Set by both shells before any route. */
    authority: Authority;
  }
}
