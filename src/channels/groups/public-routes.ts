import type { FastifyInstance } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { byPerson, countOpen, documentOf } from './links.ts';

/** /s/CODE, forwarded into groups: leads to the document's page, which says so when it was withdrawn. Counted as a plain
 *  number; no cookie is set and no address kept. */
export function shortLinkRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get('/s/:code', async (request, reply) => {
    const { code } = request.params as { code: string };
    const documentId = /^[a-z2-9]{8}$/.test(code) ? await documentOf(db, request.authority.id, code) : undefined;
    if (documentId === undefined) throw new FailureError(notFound());
    if (byPerson(request.method, String(request.headers['user-agent'] ?? ''))) await countOpen(db, code, dayOf(now()));
    return reply.header('cache-control', 'no-store').redirect(`/documents/${documentId}`, 302);
  });
}
