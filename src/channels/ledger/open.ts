import { sql } from 'kysely';
import type { Channel } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** A row of the ledger as anybody may have it: what was made public where and when. */
export interface OpenRow {
  id: number;
  title: string;
  channel: Channel;
  /** 'YYYY-MM-DD' */
  deliveredOn: string;
  officeName: string;
  columnName: string | null;
  articleItem: string | null;
  formedOn: string | null;
  url: string;
}

/** The ledger of a year in the order in which it was written, in bundles. Not in it: what is not out, what was withdrawn since,
 *  and what offices note for themselves. */
export async function* openLedger(db: Db, authorityId: number, year: number, size = 1_000): AsyncGenerator<OpenRow[]> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('deliveries as d')
      .innerJoin('offices as o', 'o.id', 'd.office_id')
      .leftJoin('columns as c', 'c.id', 'd.column_id')
      .leftJoin('publications as p', 'p.document_id', 'd.document_id')
      .select(['d.id', 'd.title', 'd.channel', sql<string>`d.delivered_on`.as('deliveredOn'), 'o.name as officeName'])
      .select(['c.name as columnName', 'd.article_item as articleItem', 'd.formed_on as formedOn', 'd.url'])
      .where('d.authority_id', '=', authorityId)
      .where('d.state', '=', 'confirmed')
      .where('d.delivered_on', '>=', `${year}-01-01`)
      .where('d.delivered_on', '<=', `${year}-12-31`)
      .where('p.withdrawn_at', 'is', null)
      .where((eb) => eb.or([eb('d.follow_up', 'is', null), eb('d.follow_up', '<>', 'takeDown')]))
      .where('d.id', '>', last)
      .orderBy('d.id')
      .limit(size)
      .execute();
    if (rows.length) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)!.id;
  }
}
