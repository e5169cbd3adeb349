import { sql } from 'kysely';
import { byItemAdded, byVolume, type FeeBasis, itemsOfMonth, type MonthsApplication } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { contentOf } from '../../papers/content.ts';
import type { ApplicationRow } from '../../store.ts';

/** Fee notices that are looked through for how they were to be paid. */
const LOOKED_BACK = 10;

/** Where an application's items stand among those of the same applicant and calendar month. 国办函〔2020〕109号 */
export async function placeInMonth(
  db: Db,
  { id, authority_id, identity_key, received_on }: ApplicationRow,
): Promise<ReturnType<typeof itemsOfMonth>> {
  if (!identity_key || !received_on) return itemsOfMonth([]);
  const { rows } = await sql<{ earlier: boolean; items: number | null }>`
    select (a.received_on, a.id) < (${received_on}::date, ${id}) as earlier, (fee.step->>'quantity')::int as items
    from applications a left join standing_steps fee
      on fee.application_id = a.id and fee.kind = 'feeNotified' and fee.step->>'basis' = 'item'
    where a.authority_id = ${authority_id} and a.identity_key = ${identity_key} and a.phase <> 'merged' and a.id <> ${id}
      and date_trunc('month', a.received_on) = date_trunc('month', ${received_on}::date)`.execute(db);
  return itemsOfMonth(rows.map(({ earlier, items }): MonthsApplication => ({ earlier, items: items ?? undefined })));
}

/** The fee of a notice, in 分. @param quantity items or pages @param place among the items of the month */
export function feeFen(basis: FeeBasis, quantity: number, place: ReturnType<typeof itemsOfMonth>): number {
  return (basis === 'item' ? byItemAdded(place.before, quantity - place.reckoned) : byVolume(quantity)) * 100;
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
