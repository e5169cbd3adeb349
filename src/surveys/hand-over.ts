import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Surveys of an office go to the one that it was closed into, those that are over too: their texts are still read. */
export async function handOverSurveys(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx.updateTable('surveys').set({ office_id: into }).where('office_id', '=', from).execute();
}
