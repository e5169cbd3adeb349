import type { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { Db } from '../../platform/database/index.ts';
import { sheetStream } from '../../platform/excel.ts';
import type { Fault } from '../tables.ts';
import type { Rules } from './check-row.ts';
import type { CheckedBundle } from './check-sheet.ts';
import { dayIn } from './dates.ts';
import { fieldNames, headerNames } from './headers.ts';
import { checkAndLook } from './looked.ts';
import { type SheetRow, textOf } from './reading/row.ts';
import { readSheet } from './sheet.ts';

const marked: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8CBC6' } };

/** The uploaded tables once more, as one: every faulty cell coloured, and behind each faulty row what to do. Mended, it can
 *  be uploaded as it is; columns that mean nothing here and rows that are no records are left out. */
export function annotated(db: Db, path: string, rules: Rules): Readable {
  return sheetStream('主动公开台账', async function* (sheet) {
    sheet.columns = fieldNames.map((field) => ({ width: field === 'title' ? 48 : 16 }));
    sheet.addRow([...fieldNames.map((field) => headerNames[field][0]!), '工作表', '原行号', '需要修改']).commit();
    for await (const bundle of checkAndLook(db, readSheet(path), rules)) {
      for (const row of bundle.rows)
        writeRow(
          sheet,
          bundle,
          row,
          bundle.faults.filter((fault) => fault.row === row.number),
        );
      yield;
    }
  });
}

function writeRow(sheet: ExcelJS.Worksheet, of: CheckedBundle, row: SheetRow, faults: Fault[]): void {
  const cells = fieldNames.map((field) => {
    const cell = row.cells[of.header.at[field] ?? -1];
    const day = (field === 'date' || field === 'formed') && cell ? dayIn(cell) : undefined;
    return day ?? textOf(cell);
  });
  const written = sheet.addRow([
    ...cells,
    of.sheet,
    row.number,
    faults.map(({ problem, remedy }) => `${problem}，${remedy}`).join('；'),
  ]);
  for (const { column } of faults) {
    const at = fieldNames.findIndex((field) => column !== null && of.header.at[field] === column);
    written.getCell(at >= 0 ? at + 1 : fieldNames.length + 3).fill = marked;
  }
  written.commit();
}
