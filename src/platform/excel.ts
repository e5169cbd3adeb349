import type ExcelJS from 'exceljs';

/** The library that writes Excel files. It is large, so it is loaded when the first file is written, not at the start. */
export async function excel(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}
