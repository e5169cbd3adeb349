import type { Db, Tx } from '../../platform/database/index.ts';
import type { Office } from '../authorities/store.ts';

export const officeKinds: Record<Office['kind'], string> = { office: '科室', village: '村', community: '社区' };

/** An office with its place in lists and how many people with an account in use belong to it. */
export interface OfficeLine extends Office {
  position: number;
  staff: number;
}

/** The offices, villages and communities of an authority in their order. */
export function officeLines(db: Db, authorityId: number): Promise<OfficeLine[]> {
  return db
    .selectFrom('offices as o')
    .select(['o.id', 'o.code', 'o.name', 'o.kind', 'o.duties', 'o.position'])
    .select((eb) => eb('o.closed_at', 'is not', null).$castTo<boolean>().as('closed'))
    .select((eb) =>
      eb
        .selectFrom('staff as s')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('s.office_id', '=', 'o.id')
        .where('s.active', '=', true)
        .$asScalar()
        .$notNull()
        .as('staff'),
    )
    .where('o.authority_id', '=', authorityId)
    .orderBy('o.position')
    .orderBy('o.id')
    .execute();
}

/** The offices of an authority for one who changes them: nobody else changes any until the transaction ends. */
export async function lockOffices(tx: Tx, authorityId: number) {
  await tx.selectFrom('authorities').select('id').where('id', '=', authorityId).forUpdate().execute();
  return tx
    .selectFrom('offices')
    .select(['id', 'code', 'name', 'position'])
    .select((eb) => eb('closed_at', 'is not', null).$castTo<boolean>().as('closed'))
    .where('authority_id', '=', authorityId)
    .execute();
}
