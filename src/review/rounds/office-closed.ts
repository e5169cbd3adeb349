import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What is under review goes to the head of the office that the old one was closed into. Nothing more is written by the old
 *  one: a chain of its own goes. */
export async function handOverRounds(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx
    .updateTable('review_rounds')
    .set({ office_id: into })
    .where('office_id', '=', from)
    .where('state', '=', 'open')
    .execute();
  await tx.deleteFrom('review_chains').where('office_id', '=', from).execute();
}
