import type { Alignment, Worksheet } from 'exceljs';
import { type AnnualReport, RULES } from '../../law/index.ts';
import { excel } from '../../platform/excel.ts';
import { placeOf } from '../links.ts';
import { paperSheet } from './xlsx-sheet.ts';
import { sheetFour, sheetThree, sheetTwo } from './xlsx-tables.ts';

const heads = ['规则', '规则内容', '位置', '应为', '现为', '说明'];
const widths = [10, 40, 40, 14, 14, 70];

/** The report as an Excel file: tables two to four with the merged cells of the format, every figure a plain number, and
 *  where the checks found something a sheet of that: nothing else is printed. 国办公开办函〔2021〕30号 */
export async function reportXlsx(report: AnnualReport): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  book.title = report.title ?? '';
  book.creator = report.authority.name;
  sheetTwo(paperSheet(book, '表二 主动公开'), report);
  sheetThree(paperSheet(book, '表三 依申请公开'), report);
  sheetFour(paperSheet(book, '表四 复议诉讼'), report);
  if (report.findings.length > 0) findings(paperSheet(book, '核对结果', 'rows'), report);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function findings(sheet: Worksheet, report: AnnualReport): void {
  sheet.columns = heads.map((header, at) => ({ header, width: widths[at]! }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  for (const { rule, where, expected, found, message } of report.findings)
    sheet.addRow([
      rule,
      RULES[rule as keyof typeof RULES]?.description ?? '',
      placeOf(where).label,
      expected ?? '',
      found ?? '',
      message,
    ]);
  const wrapped: Partial<Alignment> = { wrapText: true, vertical: 'top' };
  sheet.eachRow((row) => {
    row.alignment = wrapped;
  });
}
