import { readFile } from 'node:fs/promises';
import type ExcelJS from 'exceljs';
import { serveReading } from '../../platform/beside/serve-reading.ts';
import { excel } from '../../platform/excel.ts';
import { cleanText } from '../../platform/http/form.ts';
import { type Answer, HEADS, type Question, type Row } from '../terms/sheet.ts';

/** Rows below the head row are read up to this one: one more than may be imported, so that it is seen. */
const MOST_ROWS = 50_020;

/** Reads a workbook of terms. */
serveReading(
  ({ path }: Question): Promise<Answer> =>
    rowsIn(path).catch((error: unknown) => ({
      unreadable: '文件已损坏或者不是 Excel 工作簿，请重新保存后再上传',
      fault: String(error),
    })),
);

async function rowsIn(path: string): Promise<Answer> {
  const book = new (await excel()).Workbook();
  await book.xlsx.load((await readFile(path)) as unknown as ExcelJS.Buffer);
  for (const sheet of book.worksheets) {
    const head = headOf(sheet);
    if (head) return { rows: rowsBelow(sheet, head) };
  }
  return { unreadable: '没有找到表头“词语”，请用导出的表填写' };
}

function headOf(sheet: ExcelJS.Worksheet): { at: number; columns: Map<string, number> } | undefined {
  for (let at = 1; at <= Math.min(10, sheet.rowCount); at++) {
    const columns = new Map<string, number>();
    sheet.getRow(at).eachCell((cell, column) => {
      const key = HEADS.find(([, label]) => label === textOf(cell))?.[0];
      if (key && !columns.has(key)) columns.set(key, column);
    });
    if (columns.has('term')) return { at, columns };
  }
  return undefined;
}

function rowsBelow(sheet: ExcelJS.Worksheet, { at, columns }: { at: number; columns: Map<string, number> }): Row[] {
  const rows: Row[] = [];
  for (let row = at + 1; row <= Math.min(sheet.rowCount, at + MOST_ROWS); row++) {
    const cells = sheet.getRow(row);
    const entry = HEADS.map(([key]) => [key, columns.has(key) ? textOf(cells.getCell(columns.get(key)!)) : '']);
    if (entry.some(([, text]) => text)) rows.push({ row, ...Object.fromEntries(entry) } as Row);
  }
  return rows;
}

function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value === null || (typeof value === 'object' && 'error' in value)) return '';
  return cleanText(String(cell.text ?? '')).trim();
}
