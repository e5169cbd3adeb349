import { sql } from 'kysely';
import { countApplications } from '../applications/index.ts';
import { emptyTables, REPLY_ROW_IDS, type Tables, type TableTwo } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { countCases } from '../remedies/index.ts';
import './tables.ts';
import { declaredTotals, documentBalances } from './store.ts';

/** Tables two, three and four of a year, counted from the books. 国办公开办函〔2021〕30号 */
export async function countTables(db: Db, authorityId: number, year: number): Promise<Tables> {
  const tables = emptyTables();
  const [applications, cases, balances, declared] = await Promise.all([
    countApplications(db, authorityId, year),
    countCases(db, authorityId, year),
    documentBalances(db, authorityId, year),
    declaredTotals(db, authorityId, year),
  ]);
  for (const { row, kind, count } of applications) {
    tables.three[row][kind] += count;
    tables.three[row].total += count;
    if ((REPLY_ROW_IDS as readonly string[]).includes(row)) {
      tables.three.total[kind] += count;
      tables.three.total.total += count;
    }
  }
  for (const { kind, result, count } of cases) {
    tables.four[kind][result] += count;
    tables.four[kind].total += count;
  }
  tables.two = { ...tables.two, ...balances, ...declaredFigures(declared) };
  return tables;
}

function declaredFigures(
  declared: { kind: string; count: number; fen: string }[],
): Omit<TableTwo, 'rules' | 'normativeDocuments'> {
  const of = (kind: string) => declared.find((one) => one.kind === kind);
  return {
    licences: of('licence')?.count ?? 0,
    penalties: of('penalty')?.count ?? 0,
    coercions: of('coercion')?.count ?? 0,
    fees: tenThousands(BigInt(of('fee')?.fen ?? '0')),
  };
}

/** 分 → 万元 as a decimal without trailing zeros: 123450000n → '123.45' */
export function tenThousands(fen: bigint): string {
  const whole = fen / 1_000_000n;
  const rest = (fen % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : String(whole);
}

/** Years of which any book of the authority has something. */
export async function yearsWithBooks(db: Db, authorityId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct year from (
      select extract(year from min(delivered_on))::int as low, extract(year from max(delivered_on))::int as high
      from deliveries where authority_id = ${authorityId} and state = 'confirmed') as span,
      generate_series(span.low, span.high) as year order by year desc`.execute(db);
  return rows.map((row) => row.year);
}

/** Years whose report is public, newest first. */
export async function publishedYears(
  db: Db,
  authorityId: number,
): Promise<{ year: number; published_on: string | null }[]> {
  return db
    .selectFrom('annual_reports')
    .select(['year', 'published_on'])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'published')
    .orderBy('year', 'desc')
    .execute();
}
