import type { OfficeClosed } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** An office is closed into another (撤并): that one answers for it wherever it was assessed, appeals and reads its results. Before the
 *  count it is left out besides, with the next turn of the list. */
export async function answeredByHeir(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  await tx
    .updateTable('assessment_subjects')
    .set({ answering_office_id: into })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where((eb) => eb(eb.fn.coalesce('answering_office_id', 'office_id'), '=', from))
    .execute();
}
