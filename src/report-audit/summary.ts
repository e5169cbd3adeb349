import type ExcelJS from 'exceljs';
import { cellPaths, cellTitle, RULE_IDS, RULES } from '../law/index.ts';
import { excel } from '../platform/excel.ts';
import { type AuditedFile, verdictOf } from './audit-files.ts';
import { type Checks, markOf } from './checks.ts';
import { percent } from './percent.ts';
import { severityOf } from './severity.ts';
import { VERDICTS } from './verdict.ts';

const head = (sheet: ExcelJS.Worksheet, columns: [header: string, width: number][]) => {
  sheet.columns = columns.map(([header, width]) => ({ header, width }));
  const row = sheet.getRow(1);
  row.font = { bold: true };
  row.alignment = { wrapText: true, vertical: 'middle' };
};

/** All reports in one workbook: a line for each, every finding, what was not read, and the figures as read. */
export async function summaryXlsx(
  files: readonly AuditedFile[],
  checks: ReadonlyMap<number, Checks> = new Map(),
): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const frozen = { views: [{ state: 'frozen' as const, ySplit: 1, xSplit: 1 }] };
  const all = book.addWorksheet('汇总', frozen);
  head(all, [
    ['文件', 36],
    ['机关', 30],
    ['年度', 8],
    ['落款日期', 12],
    ['格式', 8],
    ['读出把握', 10],
    ['结论', 10],
    ['问题', 8],
    ['提示', 8],
    ['未读出', 8],
    ...RULE_IDS.map((id): [string, number] => [id, 10]),
    ['说明', 60],
  ]);
  const found = book.addWorksheet('问题', frozen);
  head(found, [
    ['文件', 36],
    ['规则', 10],
    ['轻重', 8],
    ['内容', 80],
    ['应为', 16],
    ['现为', 16],
    ['位置', 40],
    ['规则说明', 50],
    ['核实', 40],
  ]);
  const unread = book.addWorksheet('未读出', frozen);
  head(unread, [
    ['文件', 36],
    ['内容', 40],
    ['原文', 30],
    ['原因', 40],
    ['位置', 40],
  ]);
  const figures = book.addWorksheet('数据', frozen);
  head(figures, [['文件', 36], ...cellPaths.map((path): [string, number] => [cellTitle(path), 14])]);
  for (const [n, one] of files.entries()) {
    if ('error' in one) {
      all.addRow([
        one.file,
        '',
        '',
        '',
        '',
        '',
        VERDICTS[verdictOf(one)],
        ...Array(3 + RULE_IDS.length).fill(''),
        one.error,
      ]);
      continue;
    }
    const { file, report } = one;
    const count = (id: string) => report.findings.filter(({ rule }) => rule === id).length;
    all.addRow([
      file,
      report.authority.name,
      report.year ?? '',
      report.date ?? '',
      report.format,
      percent(report.confidence),
      VERDICTS[report.verdict],
      report.findings.length,
      report.hints.length,
      report.unread.length,
      ...RULE_IDS.map(count),
      report.notes.join('；'),
    ]);
    for (const one of [...report.findings, ...report.hints]) {
      const { rule, message, expected, found: stands, place } = one;
      found.addRow([
        file,
        rule,
        severityOf(one, report),
        message,
        expected ?? '',
        stands ?? '',
        place,
        RULES[rule as keyof typeof RULES]?.description,
        checks.get(n + 1)?.get(markOf(one))?.reason ?? '',
      ]);
    }
    for (const { what, text, why, place } of report.unread) unread.addRow([file, what, text, why, place]);
    figures.addRow([file, ...cellPaths.map((path) => figureOf(report.cells[path]?.value))]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const figureOf = (value: number | string | null | undefined) =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : (value ?? '');
