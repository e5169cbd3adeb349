import type { Cell, Worksheet } from 'exceljs';
import {
  type AnnualReport,
  COLUMNS,
  FOUR_HEADS,
  type LabelCell,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  type ReportCell,
  SECTION_TITLES,
  TABLE_THREE,
  TABLE_TWO,
  THREE_HEADS,
  valueAt,
} from '../../law/index.ts';
import { CORRECTED, correctionNotes, isCorrected } from '../figures/corrections.ts';

type Value = string | number;
interface Span {
  rows?: number;
  columns?: number;
}

const thin = { style: 'thin' as const };

/** Writes a cell, merged over its span, in the look of the official form. */
function put(sheet: Worksheet, row: number, column: number, value: Value, { rows = 1, columns = 1 }: Span = {}): Cell {
  const cell = sheet.getCell(row, column);
  if (rows * columns > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1);
  cell.value = value;
  for (let r = row; r < row + rows; r++)
    for (let c = column; c < column + columns; c++)
      sheet.getCell(r, c).border = { top: thin, left: thin, bottom: thin, right: thin };
  cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  return cell;
}

/** Title of the report and of the part above the table. @returns the first row of the table */
function head(sheet: Worksheet, report: AnnualReport, section: number, width: number): number {
  sheet.mergeCells(1, 1, 1, width);
  sheet.mergeCells(2, 1, 2, width);
  const title = sheet.getCell(1, 1);
  title.value = report.title ?? '';
  title.font = { bold: true, size: 14 };
  title.alignment = { horizontal: 'center', wrapText: true, vertical: 'middle' };
  sheet.getRow(1).height = 40;
  sheet.getCell(2, 1).value = SECTION_TITLES[section]!;
  sheet.getCell(2, 1).font = { bold: true };
  return 3;
}

/** The rows of a table's head, each cell in the first column that no cell above reaches into. @param width columns */
function putHeads(sheet: Worksheet, top: number, rows: readonly (readonly LabelCell[])[], width: number): void {
  const free = Array<number>(width).fill(0);
  for (const [n, row] of rows.entries())
    for (const { text, rowSpan, colSpan } of row) {
      const at = free.findIndex((from) => from <= n);
      free.fill(n + rowSpan, at, at + colSpan);
      put(sheet, top + n, at + 1, text, { rows: rowSpan, columns: colSpan });
    }
}

/** Writes a figure as a number (收费金额 keeps its decimals), marked where it was put right by hand. */
function putFigure(sheet: Worksheet, row: number, column: number, of: [AnnualReport, path: string], span?: Span): void {
  const [report, path] = of;
  const value = valueAt(report.tables, path);
  const cell = put(
    sheet,
    row,
    column,
    typeof value === 'string' && Number.isFinite(Number(value)) ? Number(value) : value,
    span,
  );
  if (isCorrected(path, report.corrections)) cell.numFmt = `0"${CORRECTED}"`; // stays a number
}

/** As many lines below a table as still leave it legible on one page. */
const ON_ONE_PAGE = 6;

/** What was put right by hand, below the table, and that it is a demonstration. */
function notes(sheet: Worksheet, report: AnnualReport, table: ReportCell['table'], width: number): void {
  const texts = correctionNotes(report, table).map(({ text }) => text);
  if (texts.length > ON_ONE_PAGE) sheet.pageSetup.fitToHeight = 0;
  if (report.authority.demo) texts.push('表中的数据是演示数据，不是真实数据。');
  for (const text of texts) {
    const row = sheet.rowCount + 1;
    sheet.mergeCells(row, 1, row, width);
    sheet.getCell(row, 1).value = text;
    sheet.getCell(row, 1).alignment = { wrapText: true, vertical: 'top' };
    sheet.getRow(row).height = 34; // two lines
  }
}

export function sheetTwo(sheet: Worksheet, report: AnnualReport): void {
  sheet.columns = [{ width: 24 }, { width: 22 }, { width: 22 }, { width: 22 }];
  let row = head(sheet, report, 1, 4);
  for (const block of TABLE_TWO) {
    put(sheet, row++, 1, block.title, { columns: 4 }).font = { bold: true };
    const wide = block.heads.length === 2;
    for (const [n, text] of block.heads.entries()) put(sheet, row, n + 1, text, n > 0 && wide ? { columns: 3 } : {});
    row += 1;
    for (const { label, paths } of block.rows) {
      put(sheet, row, 1, label);
      for (const [n, path] of paths.entries())
        putFigure(sheet, row, n + 2, [report, `two.${path}`], paths.length === 1 ? { columns: 3 } : {});
      row += 1;
    }
  }
  notes(sheet, report, 'two', 4);
}

export function sheetThree(sheet: Worksheet, report: AnnualReport): void {
  sheet.columns = [{ width: 14 }, { width: 18 }, { width: 44 }, ...COLUMNS.map(() => ({ width: 12 }))];
  const top = head(sheet, report, 2, 10);
  putHeads(sheet, top, THREE_HEADS, 10);
  for (const [n, labels] of labelCells(TABLE_THREE).entries()) {
    const row = top + 3 + n;
    let at = 4 - labels.reduce((width, { colSpan }) => width + colSpan, 0);
    for (const { text, rowSpan, colSpan } of labels) {
      put(sheet, row, at, text, { rows: rowSpan, columns: colSpan });
      at += colSpan;
    }
    for (const [c, column] of COLUMNS.entries())
      putFigure(sheet, row, 4 + c, [report, `three.${TABLE_THREE[n]!.id}.${column}`]);
  }
  for (const [n, { label }] of TABLE_THREE.entries()) if (label.length > 22) sheet.getRow(top + 3 + n).height = 34; // two lines
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: top + 2 }];
  notes(sheet, report, 'three', 10);
}

const results = [...REMEDY_RESULT_IDS, 'total'] as const;

export function sheetFour(sheet: Worksheet, report: AnnualReport): void {
  sheet.columns = REMEDY_BLOCK_IDS.flatMap(() => results.map(() => ({ width: 10 })));
  const top = head(sheet, report, 3, 15);
  putHeads(sheet, top, FOUR_HEADS, 15);
  for (const [b, block] of REMEDY_BLOCK_IDS.entries())
    for (const [n, result] of results.entries()) {
      const column = 1 + b * 5 + n;
      putFigure(sheet, top + 3, column, [report, `four.${block}.${result}`]);
    }
  notes(sheet, report, 'four', 15);
}
