import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { reckonDues } from './dues/reckon.ts';

/** An office was closed into another: what ends from now on that one owes, at once; what ended before stays under its name,
 *  and its heir answers for it. */
export async function followOffice(tx: Tx, { from }: OfficeClosed): Promise<void> {
  const office = await tx
    .selectFrom('offices')
    .select(['authority_id as authorityId', 'name', 'closed_at as at'])
    .where('id', '=', from)
    .executeTakeFirstOrThrow();
  const at = office.at!;
  await reckonDues(tx, {
    ...{ authorityId: office.authorityId, cause: 'offices', remark: `${office.name}撤并` },
    ...{ by: '系统', at, today: dayOf(at) },
  });
}
