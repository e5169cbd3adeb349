import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a cookie of ours is called: behind HTTPS a browser keeps one so named for this host alone, and sends it back by
 *  HTTPS alone; neither a neighbour's host nor a plain connection can plant another. */
function nameOf(request: FastifyRequest, name: string): string {
  return request.protocol === 'https' ? `__Host-${name}` : name;
}

/** The value of a cookie of ours; '' where there is none. */
export function ownCookie(request: FastifyRequest, name: string): string {
  return request.cookies[nameOf(request, name)] ?? '';
}

interface Kept {
  /** how long; without, until the browser is closed */
  seconds?: number;
  /** 'strict': also a link from elsewhere comes without it */
  sameSite?: 'lax' | 'strict';
}

/** Sets a cookie of ours, out of the reach of scripts and of other sites' forms. */
export function setOwnCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  { seconds, sameSite = 'lax' }: Kept = {},
): void {
  const { request } = reply;
  reply.setCookie(nameOf(request, name), value, {
    path: '/',
    httpOnly: true,
    sameSite,
    secure: request.protocol === 'https',
    ...(seconds !== undefined && { maxAge: seconds }),
  });
}

export function clearOwnCookie(reply: FastifyReply, name: string): void {
  const secure = reply.request.protocol === 'https';
  reply.clearCookie(nameOf(reply.request, name), { path: '/', secure });
}

/** Whoever leaves leaves nothing that was kept in this browser for them: unsent text, half-filled forms. Browsers heed it
 *  behind HTTPS alone. */
export function clearStorage(reply: FastifyReply): void {
  reply.header('clear-site-data', '"storage"');
}
