import type { Db, Tx } from '../../platform/database/index.ts';
import { keyOf } from '../../platform/public-text/index.ts';
import type { Acknowledged } from '../subjects.ts';

/** Something that was let stand, with who did so. */
export interface AcknowledgedBy extends Acknowledged {
  by: string;
  at: Date;
}

const BATCH = 1_000;

/** Keeps with a round what the automatic checks found and who submitted it let stand. */
export async function keepAcknowledged(
  db: Tx,
  roundId: number,
  found: readonly Acknowledged[],
  by: { id: number; name: string; at: Date },
): Promise<void> {
  const rows = found.map(({ check, where, text, reason }) => ({
    ...{ round_id: roundId, check_id: check, place: where, excerpt: text, reason },
    ...{ acknowledged_by: by.id, acknowledged_name: by.name, at: by.at },
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await db
      .insertInto('review_acknowledgements')
      .values(rows.slice(from, from + BATCH))
      .execute();
}

/** What was let stand in a round, in the order of the text. */
export function acknowledgedIn(db: Db, { id }: { id: number }): Promise<AcknowledgedBy[]> {
  return db
    .selectFrom('review_acknowledgements')
    .select(['check_id as check', 'place as where', 'excerpt as text', 'reason', 'acknowledged_name as by', 'at'])
    .where('round_id', '=', id)
    .orderBy('id')
    .execute();
}

/** Something in what was submitted that no machine has read. */
export interface Unread extends Acknowledged {
  /** names it in a form */
  key: string;
}

/** What of a round no machine has read, each once: who reviews its secrecy opens it and says what they saw. */
export async function unreadIn(db: Db, round: { id: number }): Promise<Unread[]> {
  const all = (await acknowledgedIn(db, round)).filter(({ check }) => check === 'unread');
  return [...new Map(all.map((one) => [keyOf(one), { ...one, key: keyOf(one) }])).values()];
}

/** Keeps what a reviewer says of what no machine has read. */
export function keepStatement(
  db: Tx,
  { id }: { id: number },
  unread: readonly Unread[],
  statement: string,
  by: { id: number; name: string; at: Date },
): Promise<void> {
  return keepAcknowledged(
    db,
    id,
    unread.map((one) => ({ ...one, reason: statement })),
    by,
  );
}
