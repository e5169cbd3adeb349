import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What an office wrote is gone on with by the one that it was closed into. What is public stays under the old name
 *  (publications keep theirs). */
export async function handOver(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('documents').set({ office_id: into }).where('office_id', '=', from).execute();
}
