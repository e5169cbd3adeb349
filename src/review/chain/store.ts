import type { Db, Tx } from '../../platform/database/index.ts';
import type { ChainStep } from '../tables.ts';
import { defaultChain } from './rules.ts';

/** The chain by which an authority reviews. */
export async function chainOf(db: Db, authorityId: number): Promise<readonly ChainStep[]> {
  const row = await db
    .selectFrom('review_chains')
    .select('steps')
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.steps ?? defaultChain;
}

export async function saveChain(db: Tx, authorityId: number, steps: readonly ChainStep[]): Promise<void> {
  await db
    .insertInto('review_chains')
    .values({ authority_id: authorityId, steps: JSON.stringify(steps) })
    .onConflict((oc) => oc.column('authority_id').doUpdateSet({ steps: JSON.stringify(steps) }))
    .execute();
}
