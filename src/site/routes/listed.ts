import type { Db } from '../../platform/database/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import { listPublications, type PublicationFilter } from '../../publishing/index.ts';
import { LIST_SIZE, type Listed, pageIn } from '../lists.tsx';

/** The page of a list that the address asks for; the last one where it asks for more. */
export async function listed(db: Db, filter: PublicationFilter, query: Typed): Promise<Listed> {
  const asked = pageIn(query);
  const found = await listPublications(db, filter, { number: asked, size: LIST_SIZE });
  const last = Math.max(1, Math.ceil(found.total / LIST_SIZE));
  if (asked <= last) return { ...found, page: asked };
  return { ...(await listPublications(db, filter, { number: last, size: LIST_SIZE })), page: last };
}
