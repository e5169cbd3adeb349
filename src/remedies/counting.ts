import { type SqlBool, sql } from 'kysely';
import type { RemedyBlock, RemedyResult } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { caseName } from './words.ts';

/** Which cases of a year: all of a kind, or of one column of table four. */
export interface CaseFilter {
  year: number;
  kind?: RemedyBlock | undefined;
  result?: RemedyResult | undefined;
}

/** The SQL of "belongs to the year, the kind, the column", for rows of remedy_cases: a case counts in the year it is
 *  concluded under its result, and in every year before as pending. One place for the count and for the list. */
export function inFilter({ year, kind, result }: CaseFilter) {
  const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`];
  const pending = sql<boolean>`(concluded_on is null or concluded_on >= ${next})`;
  return sql<SqlBool>`filed_on < ${next} and (concluded_on is null or concluded_on >= ${first})
    and (${kind ?? null}::text is null or kind = ${kind ?? null})
    and (${result ?? null}::text is null or case when ${pending} then 'pending' else result end = ${result ?? null})`;
}

/** Cases of a year by kind and result: concluded in it, or still pending at its end. */
export async function countCases(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ kind: RemedyBlock; result: RemedyResult; count: number }[]> {
  const { rows } = await sql<{ kind: RemedyBlock; result: RemedyResult; count: number }>`
    select kind, case when concluded_on < ${`${year + 1}-01-01`} then result else 'pending' end as result, count(*)::int as count
    from remedy_cases
    where authority_id = ${authorityId} and ${inFilter({ year })}
    group by 1, 2`.execute(db);
  return rows;
}

export interface CaseLine {
  id: number;
  /** without who is in it */
  name: string;
  filed_on: string;
  result: Exclude<RemedyResult, 'pending'> | null;
  concluded_on: string | null;
}

/** The cases behind one cell, in order of filing. */
export async function listCases(
  db: Db,
  authorityId: number,
  year: number,
  kind: RemedyBlock,
  result: RemedyResult | 'total',
  page: { limit: number; offset: number },
): Promise<CaseLine[]> {
  const rows = await db
    .selectFrom('remedy_cases')
    .select(['id', 'kind', 'case_number as caseNumber', 'filed_on', 'result', 'concluded_on'])
    .where('authority_id', '=', authorityId)
    .where(inFilter({ year, kind, result: result === 'total' ? undefined : result }))
    .orderBy('filed_on')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ kind: of, caseNumber, ...line }) => ({
    ...line,
    name: caseName({ kind: of, caseNumber, filedOn: line.filed_on }),
  }));
}
