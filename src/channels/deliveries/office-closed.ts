import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What is still to be put out goes to the office that the old one was closed into, and so do its boards and groups; what was
 *  put out keeps its own. */
export async function handOverDeliveries(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ office_id: into })
    .where('office_id', '=', from)
    .where('state', '<>', 'confirmed')
    .execute();
  await tx.updateTable('posting_places').set({ office_id: into }).where('office_id', '=', from).execute();
}
