import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What comes from a supplier is looked after by the office that theirs was closed into. */
export async function moveToOffice(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('suppliers').set({ office_id: into }).where('office_id', '=', from).execute();
}
