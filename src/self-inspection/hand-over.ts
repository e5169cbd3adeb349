import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** What an office is to mend goes to the one that it was closed into. */
export async function handOverFindings(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('self_inspection_findings').set({ office_id: into }).where('office_id', '=', from).execute();
}
