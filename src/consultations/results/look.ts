import type { Db } from '../../platform/database/index.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn } from '../../publishing/index.ts';
import { partsOf, type ResultsContent } from './content.ts';

/** What the automatic checks find in 采纳情况. 条例 arts. 14, 15 */
export const foundInResults = (
  db: Db,
  authorityId: number,
  content: ResultsContent,
  today: string,
): Promise<Outcome<Passage[]>> =>
  foundIn(
    db,
    { authorityId, columnId: null, parts: { written: partsOf(content), beside: [] }, how: 'sensitive' },
    today,
  );

/** Comments that count: all that were not withdrawn. */
export async function countedIds(db: Db, consultationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('consultation_comments')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
