import type { Db, Tx } from '../../platform/database/index.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import type { Acknowledged } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';

/** Something that was let stand, with who did so. */
export interface AcknowledgedBy extends Acknowledged {
  byId: number;
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
  const rows = found.map(({ check, where, text, reason, said }) => ({
    ...{ round_id: roundId, check_id: check, place: where, excerpt: text, reason },
    ...{ acknowledged_by: said?.byId ?? by.id, acknowledged_name: said?.by ?? by.name, at: said?.at ?? by.at },
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
    .select(['check_id as check', 'place as where', 'excerpt as text', 'reason', 'at'])
    .select(['acknowledged_by as byId', 'acknowledged_name as by'])
    .where('round_id', '=', id)
    .orderBy('id')
    .execute();
}

/** What was let stand when this version of a subject passed its chain; nothing where it never did. */
export async function acknowledgedFor(
  db: Db,
  kind: string,
  { id, version }: { id: string; version: string },
): Promise<AcknowledgedBy[]> {
  const round = await db
    .selectFrom('review_rounds')
    .select('id')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['passed', 'published'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return round ? acknowledgedIn(db, round) : [];
}

/** Something of a round of which a step asks a person's own word. */
export interface ToAnswer extends Acknowledged {
  /** names it in a form */
  key: string;
}

/** What who takes a step answers for by their own word, each once: at the secrecy review what no machine has read, at a
 *  release all that stopped the text. 条例 art. 17 */
export async function toAnswerIn(
  db: Db,
  round: { id: number },
  { checks }: Pick<ChainStep, 'checks'>,
): Promise<ToAnswer[]> {
  if (checks !== 'secrecy' && checks !== 'release') return [];
  const all = (await acknowledgedIn(db, round)).filter(({ check }) => checks === 'release' || check === 'unread');
  return [...new Map(all.map((one) => [passageKey(one), { ...one, key: passageKey(one) }])).values()];
}

/** Keeps their word. */
export function keepStatement(
  db: Tx,
  { id }: { id: number },
  answered: readonly ToAnswer[],
  statement: string,
  by: { id: number; name: string; at: Date },
): Promise<void> {
  const found = answered.map(({ check, where, text }) => ({ check, where, text, reason: statement }));
  return keepAcknowledged(db, id, found, by);
}
