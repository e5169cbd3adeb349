import { sql } from 'kysely';
import { byItemAdded, byVolume, type FeeBasis } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Sealer } from '../../../platform/sealing.ts';
import { contentOf } from '../../papers/content.ts';
import type { ApplicationRow } from '../../store.ts';

/** Fee notices that are looked through for how they were to be paid. */
const LOOKED_BACK = 10;

/** Applications of the same applicant that were received before this one in the same calendar month. 国办函〔2020〕109号 */
export async function itemsBefore(
  db: Db,
  { id, authority_id, identity_key, received_on }: ApplicationRow,
): Promise<number> {
  if (!identity_key || !received_on) return 0;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from applications
    where authority_id = ${authority_id} and identity_key = ${identity_key} and phase <> 'merged'
      and received_on >= date_trunc('month', ${received_on}::date) and (received_on, id) < (${received_on}::date, ${id})`.execute(
    db,
  );
  return rows[0]!.count;
}

/** The fee of a notice, in 分. @param quantity items or pages @param before items of the month before these */
export function feeFen(basis: FeeBasis, quantity: number, before: number): number {
  return (basis === 'item' ? byItemAdded(before, quantity) : byVolume(quantity)) * 100;
}

/** How the fee of the newest notice of an authority was to be paid: what its next form begins with. */
export async function lastPaymentWords(db: Db, sealer: Sealer, authorityId: number): Promise<string> {
  const fees = await db
    .selectFrom('application_papers')
    .select(['application_id', 'sealed_content'])
    .where('authority_id', '=', authorityId)
    .where('kind', '=', 'fee')
    .where('state', '=', 'issued')
    .orderBy('id', 'desc')
    .limit(LOOKED_BACK)
    .execute();
  for (const { application_id, sealed_content } of fees) {
    const { payment } = contentOf(sealer, application_id, sealed_content);
    if (payment) return payment;
  }
  return '';
}
