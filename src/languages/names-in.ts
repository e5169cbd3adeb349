import type { FastifyRequest } from 'fastify';
import { kept } from '../platform/http/cache/kept-values.ts';
import type { Foreign } from '../platform/languages/language.ts';
import { namesOf } from './store.ts';

/** Names of an authority for its pages in a language, from memory where they are kept. */
export function namesIn(
  request: FastifyRequest,
  authorityId: number,
  language: Foreign,
): Promise<ReadonlyMap<string, string>> {
  const { db } = request.server.services;
  return kept(request, `names of ${authorityId} in ${language}`, [`site ${authorityId}`], () =>
    namesOf(db, authorityId, language),
  );
}
