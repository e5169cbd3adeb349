import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Topics of an office go to the one that it was closed into. */
export async function handOverTopics(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('topics').set({ office_id: into }).where('office_id', '=', from).execute();
}
