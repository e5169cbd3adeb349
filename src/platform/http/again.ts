import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Milliseconds until the database is asked anew, over another connection where one was ended. */
const PAUSE = 150;

const tried = new WeakSet<IncomingMessage>();

/** Asks a GET once more from the beginning, for one that failed because the database was away or somebody else changed what
 *  it was reading: it reads, and what it may write besides (when a session was last seen, that a file was fetched) may stand there twice.
 *  @returns whether it is; then the answer is no longer this reply's */
export function tryAgain(request: FastifyRequest, reply: FastifyReply): boolean {
  const { raw, server } = request;
  if ((raw.method !== 'GET' && raw.method !== 'HEAD') || tried.has(raw) || reply.raw.headersSent) return false;
  tried.add(raw);
  reply.hijack();
  setTimeout(() => server.routing(raw, reply.raw), PAUSE);
  return true;
}
