import { sql } from 'kysely';
import type { DocumentBalance } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import './tables.ts';

interface Balances {
  rules: DocumentBalance;
  normativeDocuments: DocumentBalance;
}

/** 规章 and 行政规范性文件 issued and repealed in the year, and in force on its last day. 条例 art. 20(一) */
export async function documentBalances(db: Db, authorityId: number, year: number): Promise<Balances> {
  const start = `${year}-01-01`;
  const end = `${year + 1}-01-01`;
  const { rows } = await sql<{ form: string } & DocumentBalance>`
    select legal_form as form,
      count(*) filter (where formed_on >= ${start} and formed_on < ${end})::int as issued,
      count(*) filter (where validity <> 'valid' and validity_changed_on >= ${start} and validity_changed_on < ${end})::int as repealed,
      count(*) filter (where formed_on < ${end} and (validity = 'valid' or validity_changed_on >= ${end}))::int as effective
    from publications where authority_id = ${authorityId} and legal_form is not null group by legal_form`.execute(db);
  const of = (form: string): DocumentBalance => {
    const { issued = 0, repealed = 0, effective = 0 } = rows.find((row) => row.form === form) ?? {};
    return { issued, repealed, effective };
  };
  return { rules: of('rule'), normativeDocuments: of('normativeDocument') };
}

/** What the owning offices declared of a year. @returns fen as text: sums may exceed a double */
export async function declaredTotals(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ kind: string; count: number; fen: string }[]> {
  const { rows } = await sql<{ kind: string; count: number; fen: string }>`
    select kind, coalesce(sum(count), 0)::int as count, coalesce(sum(amount_fen), 0)::text as fen from declared_acts
    where authority_id = ${authorityId} and happened_on >= ${`${year}-01-01`} and happened_on < ${`${year + 1}-01-01`}
    group by kind`.execute(db);
  return rows;
}

export function reportRow(db: Db, authorityId: number, year: number) {
  return db
    .selectFrom('annual_reports')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .executeTakeFirst();
}
