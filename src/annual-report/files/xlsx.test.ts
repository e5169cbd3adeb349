import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { reportWithEveryCell } from '../../../test/support/report.ts';
import { cellPaths, valueAt } from '../../law/index.ts';
import { tablesCsv, tablesJson } from './open-data.ts';
import { reportXlsx } from './xlsx.ts';

const report = reportWithEveryCell();
const book = new ExcelJS.Workbook();
await book.xlsx.load((await reportXlsx(report)) as unknown as ExcelJS.Buffer);

test.each([
  ['two', 0, 'A3:D3'],
  ['three', 1, 'A3:C5'],
  ['four', 2, 'A3:E4'],
] as const)('table %s: every figure once, in order, as a number and never a formula', (table, at, merged) => {
  const sheet = book.worksheets[at]!;
  const found: number[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      expect(cell.formula).toBeUndefined();
      if (typeof cell.value === 'number' && cell.master === cell) found.push(cell.value);
    }),
  );
  expect(found).toEqual(
    cellPaths.filter((path) => path.startsWith(table)).map((path) => Number(valueAt(report.tables, path))),
  );
  expect(sheet.model.merges).toContain(merged);
});

test('what the checks found stands on its own sheet', async () => {
  const finding = { rule: 'T3-COL', where: 'three.person', expected: 2, found: 3, message: '两者应当相等' };
  const other = new ExcelJS.Workbook();
  await other.xlsx.load((await reportXlsx({ ...report, findings: [finding] })) as unknown as ExcelJS.Buffer);
  const rows = other.getWorksheet('核对结果')!;
  expect(rows.getRow(2).getCell(1).value).toBe('T3-COL');
  expect(rows.getRow(2).getCell(6).value).toBe('两者应当相等');
});

test('it prints as three pages, a table each: no sheet for nothing found, nor for a mark', async () => {
  const other = new ExcelJS.Workbook();
  const demo = { ...report, authority: { ...report.authority, demo: true as const }, findings: [], corrections: [] };
  await other.xlsx.load((await reportXlsx(demo)) as unknown as ExcelJS.Buffer);
  expect(other.worksheets.map(({ name }) => name)).toEqual(['表二 主动公开', '表三 依申请公开', '表四 复议诉讼']);
  for (const sheet of other.worksheets) {
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 1, orientation: 'landscape' });
    expect(sheet.getCell(`A${sheet.rowCount}`).value).toContain('演示数据');
  }
});

test('many corrections below a table run over to a second page rather than shrink it', async () => {
  const path = 'three.received.person';
  const corrections = Array.from({ length: 8 }, () => ({
    path,
    counted: 1,
    corrected: 2,
    reason: '登记有误',
    by: '测试',
    on: '2024-01-05',
  }));
  const other = new ExcelJS.Workbook();
  await other.xlsx.load((await reportXlsx({ ...report, corrections })) as unknown as ExcelJS.Buffer);
  expect(other.worksheets.map(({ pageSetup }) => pageSetup.fitToHeight)).toEqual([1, 0, 1]);
});

test('open data: each cell a line, and the JSON is the report’s own tables', () => {
  const lines = tablesCsv(report).trimEnd().split('\r\n');
  expect(lines[0]).toBe('\ufeff机关代码,机关名称,年度,单元格,含义,数值,台账统计,更正原因');
  expect(lines).toHaveLength(cellPaths.length + 1);
  expect(lines).toContain(`csz,测试市测试镇人民政府,2023,two.fees,表二 行政事业性收费·本年收费金额（万元）,12.0345,,`);
  expect(JSON.parse(tablesJson(report)).tables).toEqual(report.tables);
});
