import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What is under review goes to the head of the office that the old one was closed into. */
export async function handOverRounds(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx
    .updateTable('review_rounds')
    .set({ office_id: into })
    .where('office_id', '=', from)
    .where('state', '=', 'open')
    .execute();
}
