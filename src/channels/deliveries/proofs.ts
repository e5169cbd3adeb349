import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

/** Photos and files of one delivery at most. */
export const MOST_PROOFS = 9;

/** Photo or file that shows it was put out; already in the store. */
export interface Evidence {
  hash: string;
  name: string;
}

/** All of a delivery, in their order, for rows `d`. */
export const evidenceOf: RawBuilder<Evidence[]> = sql`coalesce((
  select json_agg(json_build_object('hash', p.file_hash, 'name', p.name) order by p.position)
  from delivery_proofs p where p.delivery_id = d.id), '[]'::json)`;

/** From now on these are the delivery's. */
export async function keepEvidence(tx: Tx, deliveryId: number, evidence: readonly Evidence[]): Promise<void> {
  await tx.deleteFrom('delivery_proofs').where('delivery_id', '=', deliveryId).execute();
  const rows = evidence.map(({ hash, name }, position) => ({
    delivery_id: deliveryId,
    position,
    file_hash: hash,
    name,
  }));
  if (rows.length > 0) await tx.insertInto('delivery_proofs').values(rows).execute();
}

/** Their names as one line. */
export const named = (evidence: readonly Evidence[]): string => evidence.map(({ name }) => name).join('、');
