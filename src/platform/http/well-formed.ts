import type { FastifyInstance } from 'fastify';
import { FailureError, notFound } from '../outcome.ts';

/** Characters that no address of ours holds, and that the database takes in no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;
/** Of a form with files: what divides its parts, 1 to 70 characters (RFC 2046, 5.1.1). */
const MULTIPART = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"[^"]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i;

/** Refuses what no browser sends before any room reads it: a control character inside an address is no record's, and a form
 *  whose parts cannot be told apart is none. */
export function refuseMalformed(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const parts = Object.values((request.params ?? {}) as Record<string, string>);
    if (parts.some((part) => CONTROL.test(part))) throw new FailureError(notFound());
    const type = request.headers['content-type'] ?? '';
    if (/^multipart\/form-data/i.test(type) && !MULTIPART.test(type))
      throw Object.assign(new Error('a form without a boundary'), { statusCode: 400 });
  });
}
