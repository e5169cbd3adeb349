import type { Origins } from '../publishing/index.ts';
import { mayKnow } from './rules.ts';
import { standingBy } from './store.ts';
import { itemHref, TITLE } from './words.ts';

/** The way back from a document to what was assessed: for who may know that it was withheld. 条例 art. 18 */
export const originsOf: Origins = async ({ db, who, today }, documentId) => {
  const rows = await db
    .selectFrom('reassessments')
    .select(['source', 'source_id as id', 'name'])
    .distinct()
    .where('authority_id', '=', who.authorityId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'confirmed')
    .execute();
  const found = await Promise.all(rows.map((of) => standingBy(db, who.authorityId, of, today)));
  return rows.flatMap(({ source, id, name }, at) => {
    const item = found[at]?.item; // an entry that was removed has no page
    return item && mayKnow(who, item) ? [{ label: TITLE, name, href: itemHref(source, id) }] : [];
  });
};
