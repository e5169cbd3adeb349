import type { Db } from '../../platform/database/index.ts';
import type { Document } from '../document.ts';

/** Everybody who wrote any of a document. */
export async function authorsOf(db: Db, document: Document): Promise<number[]> {
  const revisions = await db
    .selectFrom('revisions')
    .select(['author_id', 'saved_by'])
    .where('document_id', '=', document.id)
    .execute();
  const all = [document.authorId, ...revisions.flatMap(({ author_id, saved_by }) => [author_id, saved_by])];
  return all.filter((id) => id !== null);
}
