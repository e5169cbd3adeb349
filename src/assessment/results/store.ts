import type { Db, Tx } from '../../platform/database/index.ts';
import type { PublishedResults } from './content.ts';

/** Results as an authority published them, and as they were corrected since. */
export interface Results {
  id: number;
  schemeId: number;
  year: number;
  content: PublishedResults;
  /** first */
  publishedOn: string;
}

/** The newest first. */
export function publishedResults(db: Db, keeperId: number): Promise<Results[]> {
  return db
    .selectFrom('assessment_results')
    .select(['id', 'scheme_id as schemeId', 'year', 'content', 'published_on as publishedOn'])
    .where('authority_id', '=', keeperId)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What a scheme's results are, held until the transaction ends, with how many versions there were. */
export async function lockResults(tx: Tx, schemeId: number) {
  const row = await tx
    .selectFrom('assessment_results')
    .select(['id', 'content'])
    .where('scheme_id', '=', schemeId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, versions: (await resultVersions(tx, row.id)).length };
}

/** One time that results were published. */
export interface ResultVersion {
  number: number;
  content: PublishedResults;
  /** why it replaced the one before; '' for the first */
  reason: string;
  publishedBy: string;
  publishedOn: string;
}

/** The newest first. */
export function resultVersions(db: Db, resultId: number): Promise<ResultVersion[]> {
  return db
    .selectFrom('assessment_result_versions')
    .select(['number', 'content', 'reason', 'published_by as publishedBy', 'published_on as publishedOn'])
    .where('result_id', '=', resultId)
    .orderBy('number', 'desc')
    .execute();
}
