import ExcelJS, { type Worksheet } from 'exceljs';
import type { AnnualReport } from '../../law/index.ts';
import { channelNames, channels } from '../../publishing/index.ts';
import { cellPaths, valueAt } from '../cells.ts';
import { cellTitle } from '../words.ts';
import { sheetFour, sheetThree, sheetTwo } from '../xlsx-tables.ts';

export interface StandingLine {
  name: string;
  state: string;
  sentAt: string;
  late: boolean;
  findings: number;
  remark: string;
}

/** A region's year as an Excel file: who has sent, the three tables summed, and every cell by authority. */
export async function regionXlsx(
  report: AnnualReport,
  breakdown: readonly AnnualReport[],
  standing: readonly StandingLine[],
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.title = report.title ?? '';
  book.creator = report.authority.name;
  standingSheet(book.addWorksheet('报送情况'), standing);
  sheetTwo(book.addWorksheet('表二 汇总'), report);
  sheetThree(book.addWorksheet('表三 汇总'), report);
  sheetFour(book.addWorksheet('表四 汇总'), report);
  breakdownSheet(book.addWorksheet('各机关逐格'), report, breakdown);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function standingSheet(sheet: Worksheet, standing: readonly StandingLine[]): void {
  const heads: [string, number][] = [
    ['机关', 36],
    ['状态', 12],
    ['报送时间', 20],
    ['是否逾期', 12],
    ['核对发现问题', 14],
    ['意见', 60],
  ];
  sheet.columns = heads.map(([header, width]) => ({ header, width }));
  for (const { name, state, sentAt, late, findings, remark } of standing)
    sheet.addRow([name, state, sentAt, late ? '逾期' : '', findings, remark]);
  headRow(sheet, 1);
}

function breakdownSheet(sheet: Worksheet, report: AnnualReport, breakdown: readonly AnnualReport[]): void {
  sheet.columns = [
    { header: '单元格', width: 50 },
    ...breakdown.map(({ authority }) => ({ header: authority.name, width: 18 })),
    { header: '合计', width: 14 },
  ];
  const all = [...breakdown, report];
  for (const path of cellPaths)
    sheet.addRow([cellTitle(path), ...all.map(({ tables }) => Number(valueAt(tables, path)))]);
  for (const channel of channels)
    sheet.addRow([`公开渠道 ${channelNames[channel]}`, ...all.map((one) => one.channels[channel] ?? 0)]);
  headRow(sheet, 1, 1);
}

function headRow(sheet: Worksheet, ySplit: number, xSplit = 0): void {
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'middle' };
  sheet.views = [{ state: 'frozen', xSplit, ySplit }];
}
