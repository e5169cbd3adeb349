import { sql } from 'kysely';
import { byItemAdded, byVolume, type FeeBasis } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { ApplicationRow } from '../../store.ts';

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
export async function lastPaymentWords(db: Db, authorityId: number): Promise<string> {
  const { rows } = await sql<{ payment: string }>`select content->>'payment' as payment from application_papers
    where authority_id = ${authorityId} and kind = 'fee' and state = 'issued' and content->>'payment' <> ''
    order by id desc limit 1`.execute(db);
  return rows[0]?.payment ?? '';
}
