import { sql } from 'kysely';
import type { CheckId, Weight } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { HeadMasking, Masking, MaskingRules } from '../copies/hiding.ts';

/** Columns above one another up to this many: a circle ends. */
const MOST_ABOVE = 8;

/** By check, how much its findings weigh in a column: as set for it, for the nearest above it, or for every column.
 *  @param columnId null: filed nowhere yet */
export async function weightsOf(
  db: Db,
  authorityId: number,
  columnId: number | null,
): Promise<ReadonlyMap<string, Weight>> {
  const { rows } = await sql<{ check: string; weight: Weight }>`
    with recursive up as (
      select id, parent_id, 0 as far from columns where id = ${columnId} and authority_id = ${authorityId}
      union all
      select c.id, c.parent_id, up.far + 1 from columns c join up on c.id = up.parent_id where up.far < ${MOST_ABOVE}
    )
    select distinct on (w.check_id) w.check_id as "check", w.weight
    from check_weights w left join up on up.id = w.column_id
    where w.authority_id = ${authorityId} and (w.column_id is null or up.id is not null)
    order by w.check_id, up.far nulls last`.execute(db);
  return new Map(rows.map(({ check, weight }) => [check, weight]));
}

/** What is set for exactly these: every column (null), or one. */
export async function weightsSet(db: Db, scope: Scope): Promise<Map<CheckId, Weight>> {
  const rows = await inScope(db, scope).select(['check_id as check', 'weight']).execute();
  return new Map(rows.map(({ check, weight }) => [check, weight]));
}

interface Scope {
  authorityId: number;
  columnId: number | null;
}

function inScope(db: Db, { authorityId, columnId }: Scope) {
  return db
    .selectFrom('check_weights')
    .where('authority_id', '=', authorityId)
    .where('column_id', columnId === null ? 'is' : '=', columnId);
}

interface Change {
  now: Date;
  by: number;
}

/** Puts others in the place of what was set for exactly these. */
export async function putWeights(
  tx: Tx,
  { authorityId, columnId }: Scope,
  set: ReadonlyMap<CheckId, Weight>,
  { now, by }: Change,
): Promise<void> {
  await tx
    .deleteFrom('check_weights')
    .where('authority_id', '=', authorityId)
    .where('column_id', columnId === null ? 'is' : '=', columnId)
    .execute();
  if (!set.size) return;
  const changed = { authority_id: authorityId, column_id: columnId, changed_at: now, changed_by: by };
  const rows = [...set].map(([check_id, weight]) => ({ ...changed, check_id, weight }));
  await tx.insertInto('check_weights').values(rows).execute();
}

/** A column of the authority's site. */
export interface ColumnNamed {
  id: number;
  parentId: number | null;
  name: string;
  /** something is set for it */
  own: boolean;
}

/** The columns that documents may be put into, in their order. */
export async function columnsToSet(db: Db, authorityId: number): Promise<ColumnNamed[]> {
  const rows = await db
    .selectFrom('columns as c')
    .select(['c.id', 'c.parent_id as parentId', 'c.name'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('check_weights as w').select('w.check_id').whereRef('w.column_id', '=', 'c.id'))
        .$castTo<boolean>()
        .as('own'),
    )
    .where('c.authority_id', '=', authorityId)
    .orderBy('c.position')
    .orderBy('c.id')
    .execute();
  const below = (parentId: number | null): ColumnNamed[] =>
    rows.filter((row) => row.parentId === parentId).flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}

/** What an authority set for its public copies. */
export async function maskingSet(db: Db, authorityId: number): Promise<MaskingRules> {
  const rows = await db
    .selectFrom('masking_rules')
    .select(['check_id as check', 'head', 'way', 'shown_first as first', 'shown_last as last'])
    .where('authority_id', '=', authorityId)
    .orderBy('head')
    .execute();
  const kinds = new Map<string, Masking>();
  const heads: HeadMasking[] = [];
  for (const { check, head, ...masking } of rows)
    if (check) kinds.set(check, masking);
    else heads.push({ head, ...masking });
  return { kinds, heads };
}

/** Puts others in the place of what was set. */
export async function putMasking(
  tx: Tx,
  authorityId: number,
  { kinds, heads }: MaskingRules,
  { now, by }: Change,
): Promise<void> {
  await tx.deleteFrom('masking_rules').where('authority_id', '=', authorityId).execute();
  const all = [...[...kinds].map(([check_id, one]) => ({ check_id, head: '', ...one })), ...heads];
  if (!all.length) return;
  const changed = { authority_id: authorityId, changed_at: now, changed_by: by };
  const rows = all.map(({ first, last, ...one }) => ({ ...changed, ...one, shown_first: first, shown_last: last }));
  await tx.insertInto('masking_rules').values(rows).execute();
}
