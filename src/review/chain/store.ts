import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { SubjectKind, Submitted } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';
import { defaultChain } from './rules.ts';
import { type Chain, holding, inWords, type Scope, upwards } from './scope.ts';

/** The chain by which an authority reviews what has none of its own. */
export async function chainOf(db: Db, authorityId: number): Promise<readonly ChainStep[]> {
  return holding(await chainsOf(db, authorityId), [], null)?.steps ?? defaultChain;
}

/** Every chain that an authority has set up, its general one first, then by column and office. */
export function chainsOf(db: Db, authorityId: number): Promise<Chain[]> {
  return db
    .selectFrom('review_chains as c')
    .leftJoin('columns', 'columns.id', 'c.column_id')
    .leftJoin('offices', 'offices.id', 'c.office_id')
    .select(['c.column_id as columnId', 'c.office_id as officeId', 'columns.name as column', 'offices.name as office'])
    .select('c.steps')
    .where('c.authority_id', '=', authorityId)
    .orderBy(sql`columns.position nulls first`)
    .orderBy(sql`c.column_id nulls first`)
    .orderBy(sql`c.office_id nulls first`)
    .execute();
}

/** The chain that something takes which is submitted now, and whose it is in words. */
export async function chainFor(
  db: Db,
  kind: SubjectKind,
  authorityId: number,
  { columnId = null, officeId }: Pick<Submitted, 'columnId' | 'officeId'>,
): Promise<{ steps: readonly ChainStep[]; of: string }> {
  const [chains, columns] = await Promise.all([chainsOf(db, authorityId), kind.columns?.(db, authorityId) ?? []]);
  const chain = holding(chains, upwards(columns, columnId), officeId);
  return { steps: chain?.steps ?? defaultChain, of: inWords(chain) };
}

/** Sets up a chain, in place of the one that holds for exactly the same. */
export async function saveChain(
  db: Tx,
  authorityId: number,
  { columnId, officeId }: Scope,
  steps: readonly ChainStep[],
): Promise<void> {
  const row = { authority_id: authorityId, column_id: columnId, office_id: officeId, steps: JSON.stringify(steps) };
  await db
    .insertInto('review_chains')
    .values(row)
    .onConflict((oc) =>
      oc
        .expression(sql`authority_id, coalesce(column_id, 0), coalesce(office_id, 0)`)
        .doUpdateSet({ steps: row.steps }),
    )
    .execute();
}

/** A chain holds no longer. @returns false: there was none for exactly this */
export async function dropChain(db: Tx, authorityId: number, { columnId, officeId }: Scope): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('review_chains')
    .where('authority_id', '=', authorityId)
    .where('column_id', 'is not distinct from', columnId)
    .where('office_id', 'is not distinct from', officeId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
