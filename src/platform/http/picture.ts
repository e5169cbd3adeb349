import type { FastifyReply } from 'fastify';

/** Sends a picture that was drawn for one person: it styles itself, and is kept nowhere. */
export function sendDrawn(reply: FastifyReply, svg: string): FastifyReply {
  return reply
    .type('image/svg+xml; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    .header('cache-control', 'private, no-store')
    .send(svg);
}
