import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** Applications of an office belong to the one that it was closed into, also those that have ended; what was done of them,
 *  and by whom, stands in their steps as it was. */
export async function handOverApplications(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('applications').set({ office_id: into }).where('office_id', '=', from).execute();
}
