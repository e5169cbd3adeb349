import type { Db } from '../../platform/database/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { listPublications, type PublicationFilter, type PublicationLine } from './queries.ts';

export const LIST_SIZE = 20;

/** A page of a list. */
export interface Listed {
  rows: PublicationLine[];
  total: number;
  page: number;
}

/** The page of a list that the address asks for; the last one where it asks for more. */
export async function listed(db: Db, filter: PublicationFilter, query: Typed): Promise<Listed> {
  const asked = pageIn(query);
  const found = await listPublications(db, filter, { number: asked, size: LIST_SIZE });
  const last = Math.max(1, Math.ceil(found.total / LIST_SIZE));
  if (asked <= last) return { ...found, page: asked };
  return { ...(await listPublications(db, filter, { number: last, size: LIST_SIZE })), page: last };
}

/** Page number of an address; nonsense is page 1. */
function pageIn(query: Typed): number {
  const page = Number(first(query, 'page') || 1);
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
