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
