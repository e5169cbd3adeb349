import { sql } from 'kysely';
import type { RemedyBlock, RemedyResult } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import './tables.ts';

/** Cases of a year by kind and result: concluded in it, or still pending at its end. */
export async function countCases(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ kind: RemedyBlock; result: RemedyResult; count: number }[]> {
  const { rows } = await sql<{ kind: RemedyBlock; result: RemedyResult; count: number }>`
    select kind, case when concluded_on < ${`${year + 1}-01-01`} then result else 'pending' end as result, count(*)::int as count
    from remedy_cases
    where authority_id = ${authorityId} and filed_on < ${`${year + 1}-01-01`}
      and (concluded_on is null or concluded_on >= ${`${year}-01-01`})
    group by 1, 2`.execute(db);
  return rows;
}

export interface CaseLine {
  id: number;
  title: string;
  filed_on: string;
  result: Exclude<RemedyResult, 'pending'> | null;
  concluded_on: string | null;
}

/** The cases behind one cell, in order of filing. */
export function listCases(
  db: Db,
  authorityId: number,
  year: number,
  kind: RemedyBlock,
  result: RemedyResult | 'total',
  page: { limit: number; offset: number },
): Promise<CaseLine[]> {
  const end = `${year + 1}-01-01`;
  let query = db
    .selectFrom('remedy_cases')
    .select(['id', 'title', 'filed_on', 'result', 'concluded_on'])
    .where('authority_id', '=', authorityId)
    .where('kind', '=', kind)
    .where('filed_on', '<', end)
    .where((eb) => eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>=', `${year}-01-01`)]));
  if (result === 'pending')
    query = query.where((eb) => eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>=', end)]));
  else if (result !== 'total') query = query.where('result', '=', result).where('concluded_on', '<', end);
  return query.orderBy('filed_on').orderBy('id').limit(page.limit).offset(page.offset).execute();
}
