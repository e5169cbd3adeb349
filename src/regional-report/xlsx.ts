import type { Worksheet } from 'exceljs';
import { fitRows, paperSheet, placeOf, sheetFour, sheetThree, sheetTwo, verdictOf } from '../annual-report/index.ts';
import { type AnnualReport, cellPaths, cellTitle, channelNames, channels, valueAt } from '../law/index.ts';
import { minuteOf } from '../platform/dates.ts';
import { excel } from '../platform/excel.ts';
import { daysLate, type Standing, submissionNames } from '../report-submissions/index.ts';

const wrapped = { wrapText: true, vertical: 'top' } as const;

/** As many authorities stand legibly side by side on one page across. */
const FIT = 6;

/** A region's year as an Excel file: who has sent, and, once a report is accepted, the three tables summed and every cell
 *  by authority. */
export async function regionXlsx(
  report: AnnualReport,
  breakdown: readonly AnnualReport[],
  standing: readonly Standing[],
): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  book.title = report.title ?? '';
  book.creator = report.authority.name;
  standingSheet(paperSheet(book, '报送情况', 'rows'), standing);
  if (breakdown.length > 0) {
    sheetTwo(paperSheet(book, '表二 汇总'), report);
    sheetThree(paperSheet(book, '表三 汇总'), report);
    sheetFour(paperSheet(book, '表四 汇总'), report);
    const fit = breakdown.length > FIT ? 'rows and names' : 'rows';
    breakdownSheet(paperSheet(book, '各机关逐格', fit), report, breakdown);
  }
  findingsSheet(paperSheet(book, '各机关核对结果', 'rows'), standing);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function standingSheet(sheet: Worksheet, standing: readonly Standing[]): void {
  const heads: [string, number][] = [
    ['机关', 30],
    ['状态', 9],
    ['报送时间', 17],
    ['代为报送', 10],
    ['逾期天数', 10],
    ['首次报送逾期', 10],
    ['退回后修改', 10],
    ['核对发现问题', 10],
    ['报送后更正', 10],
    ['意见', 30],
  ];
  sheet.columns = heads.map(([header, width]) => ({ header, width }));
  for (const { authority, submission, state, findings, late, changes } of standing)
    sheet.addRow([
      authority.name,
      submissionNames[state],
      submission ? minuteOf(submission.submittedAt) : '',
      submission?.report.filedBy ? submission.submittedBy : '',
      daysLate(late) || '',
      late.first || '',
      late.mending || '',
      findings.length,
      changes || '',
      submission?.remark ?? '',
    ]);
  for (const at of [1, 10]) sheet.getColumn(at).alignment = wrapped;
  headRow(sheet, 1);
}

function findingsSheet(sheet: Worksheet, standing: readonly Standing[]): void {
  const heads: [string, number][] = [
    ['机关', 28],
    ['规则', 9],
    ['位置', 32],
    ['应为', 11],
    ['现为', 11],
    ['说明', 50],
  ];
  sheet.columns = heads.map(([header, width]) => ({ header, width }));
  for (const { authority, findings } of standing)
    for (const { rule, where, expected, found, message } of findings)
      sheet.addRow([authority.name, rule, placeOf(where).label, expected ?? '', found ?? '', message]);
  const sent = standing.filter(({ submission }) => submission);
  if (sent.length === 0) sheet.addRow(['还没有机关报送报告']);
  else if (verdictOf(sent.flatMap(({ findings }) => findings)).clean) sheet.addRow(['已报送的报告没有发现问题']);
  for (const at of [1, 3, 6]) sheet.getColumn(at).alignment = wrapped;
  headRow(sheet, 1);
}

function breakdownSheet(sheet: Worksheet, report: AnnualReport, breakdown: readonly AnnualReport[]): void {
  sheet.columns = [
    { header: '单元格', width: 54 },
    ...breakdown.map(({ authority, filedBy }) => ({
      header: filedBy ? `${authority.name}（代为报送）` : authority.name,
      width: 18,
    })),
    { header: '合计', width: 14 },
  ];
  const all = [...breakdown, report];
  for (const path of cellPaths)
    sheet.addRow([cellTitle(path), ...all.map(({ tables }) => Number(valueAt(tables, path)))]);
  for (const channel of channels)
    sheet.addRow([`公开渠道 ${channelNames[channel]}`, ...all.map((one) => one.channels[channel] ?? 0)]);
  sheet.getColumn(1).alignment = wrapped;
  for (let at = 2; at <= sheet.columnCount; at += 1) sheet.getColumn(at).alignment = { vertical: 'top' };
  headRow(sheet, 1, 1);
}

function headRow(sheet: Worksheet, ySplit: number, xSplit = 0): void {
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'middle' };
  fitRows(sheet);
  sheet.views = [{ state: 'frozen', xSplit, ySplit }];
}
