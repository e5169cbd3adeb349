import { countApplications, countFees } from '../../applications/index.ts';
import { countDeliveries } from '../../channels/index.ts';
import {
  type AmountLine,
  type Channel,
  type CountLine,
  DOCUMENT_FIGURES,
  type DocumentsLine,
  emptyTables,
  type FigureCorrection,
  REPLY_ROW_IDS,
  type Tables,
  TWO_LINES,
} from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { tenThousands } from '../../platform/money.ts';
import { documentBalances, type LegalForm } from '../../publishing/index.ts';
import { countCases } from '../../remedies/index.ts';
import { ENTERED } from '../declared/kinds.ts';
import { declaredDocuments, declaredTotals } from '../declared/store.ts';
import { correctTables, standingCorrections } from './corrections.ts';

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

/** What was declared in a year, asked for once by those who count from it. */
export type Declared = ReturnType<typeof declaredTotals>;

/** All figures of a year, counted from the books. 条例 art. 50 */
export async function reportFigures(
  db: Db,
  authorityId: number,
  year: number,
  declared: Declared = declaredTotals(db, authorityId, year),
): Promise<ReportFigures> {
  const [counted, corrections, channels, applicationFees] = await Promise.all([
    countTables(db, authorityId, year, declared),
    standingCorrections(db, authorityId, year),
    countChannels(db, authorityId, year, declared),
    countFees(db, authorityId, year),
  ]);
  return { ...correctTables(counted, corrections), channels, applicationFees };
}

/** What was made public in a year by channel: confirmed deliveries, and what was entered of other channels. */
export async function countChannels(
  db: Db,
  authorityId: number,
  year: number,
  declared: Declared = declaredTotals(db, authorityId, year),
): Promise<Record<Channel, number>> {
  const [counts, totals] = await Promise.all([countDeliveries(db, authorityId, year), declared]);
  const others = totals.find(({ kind }) => kind === 'otherChannel')?.count ?? 0;
  return { ...counts, other: counts.other + others };
}

/** The documents that a line of table two counts. */
export const LEGAL_FORMS: Record<DocumentsLine, LegalForm> = {
  rules: 'rule',
  normativeDocuments: 'normativeDocument',
};

/** Tables two, three and four of a year as the books count them, before any correction. 国办公开办函〔2021〕30号 */
export async function countTables(
  db: Db,
  authorityId: number,
  year: number,
  declared: Declared = declaredTotals(db, authorityId, year),
): Promise<Tables> {
  const tables = emptyTables();
  const [applications, cases, balances, documents, entered] = await Promise.all([
    countApplications(db, authorityId, year),
    countCases(db, authorityId, year),
    documentBalances(db, authorityId, year),
    declaredDocuments(db, authorityId, year),
    declared,
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
  const totals = (line: CountLine | AmountLine) => entered.find(({ kind }) => kind === ENTERED[line]);
  for (const line of TWO_LINES) {
    if (line.kind === 'documents') {
      const more = line.id === 'normativeDocuments' ? documents : undefined;
      for (const figure of DOCUMENT_FIGURES)
        tables.two[line.id][figure] = balances[LEGAL_FORMS[line.id]][figure] + (more?.[figure] ?? 0);
    } else if (line.kind === 'count') tables.two[line.id] = totals(line.id)?.count ?? 0;
    else tables.two[line.id] = tenThousands(BigInt(totals(line.id)?.fen ?? '0'));
  }
  return tables;
}
