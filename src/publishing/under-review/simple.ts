import type { Db } from '../../platform/database/index.ts';
import type { Round } from '../../review/index.ts';

/** Of documents under review those that may be reviewed several at a time: nothing was found that somebody had to let stand
 *  (an attachment that no machine could read is such a thing), and it corrects nothing that is public.
 *  @returns ids of rounds */
export async function simple(db: Db, rounds: readonly Round[]): Promise<ReadonlySet<number>> {
  if (rounds.length === 0) return new Set();
  const rows = await db
    .selectFrom('review_rounds as r')
    .select('r.id')
    .where(
      'r.id',
      'in',
      rounds.map(({ id }) => id),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('review_acknowledgements as a').select('a.id').whereRef('a.round_id', '=', 'r.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('publications as p').select('p.document_id').whereRef('p.document_id', '=', 'r.document_id')),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}
