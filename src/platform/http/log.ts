import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where the program's lines go: one JSON object each. */
export interface Log {
  write(line: string): unknown;
}

/** Answers by which somebody was kept from something: not signed in, not allowed or without a form's token, too much, too
 *  often. */
const REFUSED = new Set([401, 403, 413, 429]);

/** Settings of the log: warnings and errors, without what people typed. */
export function logTo(stream: Log) {
  return { level: 'warn', stream, serializers: { err: faultOf } };
}

/** What a line says of an error. What the database adds (`detail`, `where`) quotes rows, and rows hold people's names. */
function faultOf(error: Error & { code?: unknown }) {
  const { name: type, message, stack = '', code } = error;
  return { type, message, stack, ...(code !== undefined && { code: String(code) }) };
}

/** The address without its question, in which a form's token or what was searched for may stand. */
export function pathOf({ originalUrl }: Pick<FastifyRequest, 'originalUrl'>): string {
  return originalUrl.split('?')[0]!;
}

/** Who asked for what, from where. */
export function byWhom(request: FastifyRequest) {
  const { method, ip: address, who } = request;
  const person = who && { staff: who.id, authority: who.authorityId };
  return { method, path: pathOf(request), address, ...person };
}

/** A line for each that was refused: what, to whom, from where. For somebody who is signed in 404 is a refusal too: pages
 *  that one may not know of do not exist (services.ts). */
export function noteRefused(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, { statusCode: status }) => {
    if (REFUSED.has(status) || (status === 404 && request.who))
      request.log.warn({ status, ...byWhom(request) }, 'refused');
  });
}
