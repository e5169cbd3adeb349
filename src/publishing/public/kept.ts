import type { FastifyRequest } from 'fastify';
import { kept } from '../../platform/http/cache/kept-values.ts';
import { type Column, columnsOf, shownColumns } from '../columns/queries.ts';
import { publicationYears } from './addresses.ts';
import { type Counts, publicationCounts } from './queries.ts';

/** What many public pages are drawn with, for a page of the site that is read, from memory while nothing of it changes. */

export function columnsFor(request: FastifyRequest): Promise<Column[]> {
  const { id } = request.authority;
  return kept(request, `columns of ${id}`, [`site ${id}`], async () =>
    shownColumns(await columnsOf(request.server.services.db, id)),
  );
}

export function countsFor(request: FastifyRequest): Promise<Counts> {
  const { id } = request.authority;
  return kept(request, `counts of ${id}`, [`lists ${id}`], () => publicationCounts(request.server.services.db, id));
}

export function yearsFor(request: FastifyRequest): Promise<number[]> {
  const { id } = request.authority;
  return kept(request, `years of ${id}`, [`lists ${id}`], () => publicationYears(request.server.services.db, id));
}
