import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A publication about an authority's money. */
interface FinancePublication {
  documentId: number;
  title: string;
}

/** What was first published in a year of 预算 and 决算, and is not withdrawn: by its title, among what belongs to the
 *  financial item of the Regulation, or stands in a column or under a heading of the catalogue that is about finance.
 *  条例 art. 20(七) */
export async function financePublications(db: Db, authorityId: number, year: number): Promise<FinancePublication[]> {
  const [from, to] = [`${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`];
  const { rows } = await sql<FinancePublication>`
    select p.document_id as "documentId", p.title from publications p
      join columns c on c.id = p.column_id
      join revisions v on v.id = p.revision_id
      left join catalogue_items i on i.id = v.catalogue_item_id
    where p.authority_id = ${authorityId} and p.supplier = '' and p.withdrawn_at is null
      and p.published_at >= ${from} and p.published_at < ${to} and p.title ~ '预算|决算'
      and (p.article_item = '20.7' or c.name ~ '财政|财务|预算|决算' or i.level1 ~ '财政|预算|决算')
    order by p.published_at, p.document_id`.execute(db);
  return rows;
}
