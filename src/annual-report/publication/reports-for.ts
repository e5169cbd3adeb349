import type { FastifyRequest } from 'fastify';
import { kept } from '../../platform/http/cache/kept-values.ts';
import { publishedYears, type YearState } from '../store.ts';
import type { ReportScope } from '../tables.ts';

/** Years whose report is public, newest first, for a page of the site that is read; from memory while none changes. */
export function reportsFor(request: FastifyRequest, scope: ReportScope = 'own'): Promise<YearState[]> {
  const { id } = request.authority;
  const { db } = request.server.services;
  return kept(request, `reports of ${id}, ${scope}`, [`site ${id}`], () => publishedYears(db, id, scope));
}
