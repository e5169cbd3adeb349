import {
  type AnnualReport,
  APPLICANT_KIND_IDS,
  cellOf,
  cellTitle,
  type FigureCorrection,
  putValue,
  REPLY_ROW_IDS,
  type ReplyRow,
  type ReportCell,
  type Tables,
  valueAt,
} from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';

/** The mark of a figure that was put right by hand; what it means is told below the table. */
export const CORRECTED = '※';

/** Why the figure of a cell is not corrected by hand; undefined: it may be. */
export function correctionFault(path: string): string | undefined {
  const cell = cellOf(path);
  if (!cell) return '没有这一格';
  if (cell.table === 'two') return cell.kind === 'documents' ? undefined : '这一格由登记汇总，请在登记中更正';
  const sum = cell.table === 'three' ? cell.kind === undefined || cell.row === 'total' : cell.result === 'total';
  return sum ? '合计由各格相加得出，请更正相应的分项' : undefined;
}

/** The tables with corrected figures in place and every total added up anew, and what was corrected with what the books
 *  count now. */
export function correctTables(
  counted: Tables,
  corrections: readonly Omit<FigureCorrection, 'counted'>[],
): { tables: Tables; corrections: FigureCorrection[] } {
  if (corrections.length === 0) return { tables: counted, corrections: [] };
  const tables = structuredClone(counted);
  for (const { path, corrected } of corrections) place(tables, path, corrected);
  return {
    tables,
    corrections: corrections.map((one) => ({ ...one, counted: Number(valueAt(counted, one.path)) })),
  };
}

/** Whether a cell shows a figure that was put right by hand. */
export function isCorrected(path: string, corrections: readonly FigureCorrection[] | undefined): boolean {
  return corrections?.some((one) => one.path === path) ?? false;
}

/** What was put right by hand in a table, as told below it wherever the report is shown. @param table 'three' */
export function correctionNotes({ corrections = [] }: AnnualReport, table: ReportCell['table']): CorrectionNote[] {
  return corrections
    .filter(({ path }) => path.startsWith(`${table}.`))
    .map(({ path, counted, corrected, reason, by, on }) => ({
      path,
      text: `${CORRECTED} ${cellTitle(path)}：台账统计 ${counted}，更正为 ${corrected}。原因：${reason}（${by}，${on}）`,
    }));
}

export interface CorrectionNote {
  path: string;
  text: string;
}

function place(tables: Tables, path: string, value: number): void {
  const cell = cellOf(path);
  const change = value - Number(valueAt(tables, path));
  if (cell?.table === 'two') putValue(tables, path, value);
  else if (cell?.table === 'three' && cell.kind && APPLICANT_KIND_IDS.includes(cell.kind)) {
    const isReply = REPLY_ROW_IDS.includes(cell.row as ReplyRow);
    for (const row of isReply ? [cell.row, 'total' as const] : [cell.row])
      for (const column of [cell.kind, 'total' as const]) tables.three[row][column] += change;
  } else if (cell?.table === 'four' && cell.result !== 'total') {
    tables.four[cell.block][cell.result] += change;
    tables.four[cell.block].total += change;
  }
}

export interface CorrectionRow {
  id: number;
  path: string;
  /** what the books counted when it was corrected */
  counted: number;
  corrected: number;
  reason: string;
  by: string;
  on: string;
  liftedBy: string;
  liftedAt: Date | null;
}

/** All corrections of a year's figures, lifted ones too, oldest first. */
export async function correctionsOf(db: Db, authorityId: number, year: number): Promise<CorrectionRow[]> {
  const rows = await db
    .selectFrom('figure_corrections')
    .select(['id', 'path', 'counted', 'corrected', 'reason', 'corrected_by as by', 'corrected_at as at'])
    .select(['lifted_by as liftedBy', 'lifted_at as liftedAt'])
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, on: dayOf(at) }));
}

/** Those that hold. */
export async function standingCorrections(db: Db, authorityId: number, year: number) {
  const rows = await correctionsOf(db, authorityId, year);
  return rows
    .filter(({ liftedAt }) => !liftedAt)
    .map(({ path, corrected, reason, by, on }) => ({ path, corrected, reason, by, on }));
}

/** Ends the correction of a cell that holds. @returns whether there was one */
export async function liftStanding(
  db: Tx,
  of: { authorityId: number; year: number; path: string },
  by: { name: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('figure_corrections')
    .set({ lifted_at: by.at, lifted_by: by.name })
    .where('authority_id', '=', of.authorityId)
    .where('year', '=', of.year)
    .where('path', '=', of.path)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function insertCorrection(
  db: Tx,
  of: { authorityId: number; year: number; path: string },
  by: { name: string; at: Date },
  correction: { counted: number; corrected: number; reason: string },
) {
  return db
    .insertInto('figure_corrections')
    .values({
      authority_id: of.authorityId,
      year: of.year,
      path: of.path,
      ...correction,
      corrected_by: by.name,
      corrected_at: by.at,
    })
    .execute();
}
