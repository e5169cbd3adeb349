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

/** The page of a list that the address asks for; the last one where it asks for more.
 *  @param known how many there are, where it is known */
export async function listed(db: Db, filter: PublicationFilter, query: Typed, known?: number): Promise<Listed> {
  const most = known === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.ceil(known / LIST_SIZE));
  const asked = Math.min(pageIn(query), most);
  const found = await listPublications(db, filter, { number: asked, size: LIST_SIZE }, known);
  const last = Math.max(1, Math.ceil(found.total / LIST_SIZE));
  if (asked <= last) return { ...found, page: asked };
  return { ...(await listPublications(db, filter, { number: last, size: LIST_SIZE })), page: last };
}

/** Page number of an address; nonsense is page 1. */
function pageIn(query: Typed): number {
  const page = Number(first(query, 'page') || 1);
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
