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

/** Sets a cookie of ours, out of the reach of scripts and of other sites' forms. @param seconds how long it is kept; without,
 *  until the browser is closed */
export function setOwnCookie(reply: FastifyReply, name: string, value: string, seconds?: number): void {
  const { request } = reply;
  reply.setCookie(nameOf(request, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    ...(seconds !== undefined && { maxAge: seconds }),
  });
}

export function clearOwnCookie(reply: FastifyReply, name: string): void {
  const secure = reply.request.protocol === 'https';
  reply.clearCookie(nameOf(reply.request, name), { path: '/', secure });
}
