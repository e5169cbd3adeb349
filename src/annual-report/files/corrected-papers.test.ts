import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { reportWithEveryCell } from '../../../test/support/report.ts';
import type { AnnualReport } from '../../law/index.ts';
import { valueAt } from '../../law/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { paperLines } from '../../platform/papers/index.ts';
import { auditRead, readReport } from '../../report-audit/audit.ts';
import { reportHtml } from './html.tsx';
import { tablesCsv, tablesJson } from './open-data.ts';
import { reportDocx, reportPaper, reportPdf } from './paper.ts';
import { reportXlsx } from './xlsx.ts';

const plain = reportWithEveryCell();
const paths = ['two.normativeDocuments.issued', 'three.granted.person', 'four.directSuit.upheld']; // a table each
const report: AnnualReport = {
  ...plain,
  corrections: paths.map((path, n) => ({
    path,
    counted: n + 1,
    corrected: Number(valueAt(plain.tables, path)),
    reason: `第 ${n + 1} 件未登记`,
    by: plain.authority.name,
    on: '2024-01-11',
  })),
};

test.each<[string, (of: AnnualReport) => Promise<Uint8Array>]>([
  ['Word', reportDocx],
  ['PDF', async (of) => unwrap(await reportPdf(of))],
  ['web page', async (of) => Buffer.from(reportHtml(of))],
])('%s: what was put right is marked, and the file still reads back to the last cell', async (_, write) => {
  const [read, without] = await Promise.all(
    [report, plain].map(async (of) => auditRead(await readReport(await write(of)))),
  );
  expect(read!.tables).toEqual(report.tables);
  expect(read!.unread).toEqual([]);
  expect(read!.findings).toEqual(without!.findings); // a note below a table is no statement of the text
});

test('the paper tells both figures and the reason below the table they stand in', () => {
  const lines = paperLines(reportPaper(report));
  for (const [n, { counted, corrected }] of report.corrections!.entries()) {
    expect(lines).toContain(`${corrected}※`);
    const note = lines.findIndex((line) =>
      line.includes(`台账统计 ${counted}，更正为 ${corrected}。原因：第 ${n + 1} 件未登记`),
    );
    expect(lines[note]).toMatch(/^※ 表/);
    expect(note).toBeGreaterThan(lines.indexOf(`${corrected}※`));
  }
  expect(paperLines(reportPaper(plain)).join('')).not.toContain('※');
});

test('in Excel a corrected figure stays a number, shows its mark, and is explained on its sheet', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await reportXlsx(report)) as unknown as ExcelJS.Buffer);
  for (const [n, { corrected }] of report.corrections!.entries()) {
    let marked = 0;
    let told = '';
    book.worksheets[n]!.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value === corrected && cell.numFmt === '0"※"') marked += 1;
        if (typeof cell.value === 'string' && cell.value.startsWith('※')) told = cell.value;
      }),
    );
    expect(marked).toBeGreaterThan(0);
    expect(told).toContain(`第 ${n + 1} 件未登记`);
  }
});

test('open data says it at the end of the line and in a field of its own', () => {
  expect(tablesCsv(report)).toContain(`,${report.corrections![1]!.corrected},2,第 2 件未登记\r\n`);
  expect(JSON.parse(tablesJson(report)).corrections).toEqual(report.corrections);
  expect(JSON.parse(tablesJson(plain))).not.toHaveProperty('corrections');
});
