import { countApplications, countFees } from '../../applications/index.ts';
import { countDeliveries } from '../../channels/index.ts';
import {
  type Channel,
  emptyTables,
  type FigureCorrection,
  REPLY_ROW_IDS,
  type Tables,
  type TableTwo,
} from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { tenThousands } from '../../platform/money.ts';
import { documentBalances } from '../../publishing/index.ts';
import { countCases } from '../../remedies/index.ts';
import { declaredDocuments, declaredTotals } from '../declared/store.ts';
import { correctTables } from './corrections.ts';
import { standingCorrections } from './corrections-store.ts';

/** Everything that a year's report counts. */
export interface ReportFigures {
  tables: Tables;
  /** figures of the tables put right by hand, with what the books count */
  corrections: FigureCorrection[];
  /** confirmed publications of the year by channel */
  channels: Record<Channel, number>;
  /** 信息处理费 paid in the year, 分 */
  applicationFees: bigint;
}

/** All figures of a year, counted from the books. 条例 art. 50 */
export async function reportFigures(db: Db, authorityId: number, year: number): Promise<ReportFigures> {
  const [counted, corrections, channels, applicationFees] = await Promise.all([
    countTables(db, authorityId, year),
    standingCorrections(db, authorityId, year),
    countChannels(db, authorityId, year),
    countFees(db, authorityId, year),
  ]);
  return { ...correctTables(counted, corrections), channels, applicationFees };
}

/** What was made public in a year by channel: confirmed deliveries, and what was entered of other channels. */
export async function countChannels(db: Db, authorityId: number, year: number): Promise<Record<Channel, number>> {
  const [counts, declared] = await Promise.all([
    countDeliveries(db, authorityId, year),
    declaredTotals(db, authorityId, year),
  ]);
  const others = declared.find(({ kind }) => kind === 'otherChannel')?.count ?? 0;
  return { ...counts, other: counts.other + others };
}

/** Tables two, three and four of a year as the books count them, before any correction. 国办公开办函〔2021〕30号 */
export async function countTables(db: Db, authorityId: number, year: number): Promise<Tables> {
  const tables = emptyTables();
  const [applications, cases, balances, documents, declared] = await Promise.all([
    countApplications(db, authorityId, year),
    countCases(db, authorityId, year),
    documentBalances(db, authorityId, year),
    declaredDocuments(db, authorityId, year),
    declaredFigures(db, authorityId, year),
  ]);
  for (const { row, kind, count } of applications)
    for (const column of [kind, 'total'] as const) {
      tables.three[row][column] += count;
      if ((REPLY_ROW_IDS as readonly string[]).includes(row)) tables.three.total[column] += count;
    }
  for (const { kind, result, count } of cases) {
    tables.four[kind][result] += count;
    tables.four[kind].total += count;
  }
  const { normativeDocument: own } = balances;
  const normativeDocuments = {
    issued: own.issued + documents.issued,
    repealed: own.repealed + documents.repealed,
    effective: own.effective + documents.effective,
  };
  tables.two = { rules: balances.rule, normativeDocuments, ...declared };
  return tables;
}

async function declaredFigures(
  db: Db,
  authorityId: number,
  year: number,
): Promise<Omit<TableTwo, 'rules' | 'normativeDocuments'>> {
  const totals = await declaredTotals(db, authorityId, year);
  const of = (kind: string) => totals.find((one) => one.kind === kind);
  return {
    licences: of('licence')?.count ?? 0,
    penalties: of('penalty')?.count ?? 0,
    coercions: of('coercion')?.count ?? 0,
    fees: tenThousands(BigInt(of('fee')?.fen ?? '0')),
  };
}
