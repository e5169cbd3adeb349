import type { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { sheetStream } from '../../platform/excel.ts';
import type { Fault } from '../tables.ts';
import type { Rules } from './check-row.ts';
import { checkSheet } from './check-sheet.ts';
import { dayIn } from './dates.ts';
import { type FieldName, fieldNames, type Header, headerNames } from './headers.ts';
import { type SheetRow, textOf } from './reading/row.ts';
import { readSheet } from './sheet.ts';

const marked: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8CBC6' } };

/** Positions of the columns that are written: those with a meaning, in the file's order. */
function columnsIn(header: Header): { field: FieldName; from: number }[] {
  return fieldNames
    .filter((field) => header.at[field] !== undefined)
    .map((field) => ({ field, from: header.at[field]! }))
    .sort((a, b) => a.from - b.from);
}

/** The uploaded table once more: every faulty cell coloured, and behind each faulty row what to do. Mended, it can be
 *  uploaded as it is; columns that mean nothing here are left out. */
export function annotated(path: string, rules: Rules): Readable {
  return sheetStream('主动公开台账', async function* (sheet) {
    let columns: ReturnType<typeof columnsIn> | undefined;
    for await (const bundle of checkSheet(readSheet(path), rules)) {
      if (!columns) {
        columns = columnsIn(bundle.header);
        sheet.columns = columns.map(({ field }) => ({ width: field === 'title' ? 48 : 16 }));
        const names = columns.map(({ field }) => headerNames[field][0]!);
        sheet.addRow([...names, '原行号', '需要修改']).commit();
      }
      for (const row of bundle.rows)
        writeRow(
          sheet,
          columns,
          row,
          bundle.faults.filter((fault) => fault.row === row.number),
        );
      yield;
    }
  });
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  columns: ReturnType<typeof columnsIn>,
  row: SheetRow,
  faults: Fault[],
): void {
  const cells = columns.map(({ field, from }) => {
    const cell = row.cells[from];
    const day = (field === 'date' || field === 'formed') && cell ? dayIn(cell) : undefined;
    return day ?? textOf(cell);
  });
  const written = sheet.addRow([
    ...cells,
    row.number,
    faults.map(({ problem, remedy }) => `${problem}，${remedy}`).join('；'),
  ]);
  for (const fault of faults) {
    const at = columns.findIndex(({ from }) => from === fault.column);
    written.getCell(at >= 0 ? at + 1 : columns.length + 2).fill = marked;
  }
  written.commit();
}
