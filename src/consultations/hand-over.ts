import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Consultations of an office go to the one that it was closed into, also those that are over: their comments are looked
 *  after there. */
export async function handOverConsultations(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('consultations').set({ office_id: into }).where('office_id', '=', from).execute();
}
