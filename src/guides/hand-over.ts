import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Guides and windows of an office go to the one that it was closed into. */
export async function handOverGuides(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('guides').set({ office_id: into }).where('office_id', '=', from).execute();
  await tx
    .updateTable('service_windows')
    .set({ office_id: into })
    .where('office_id', '=', from)
    .where('closed_at', 'is', null)
    .execute();
}
