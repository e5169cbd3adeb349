import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { randomLedgers, writeLedgers } from '../../../test/support/random-ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import type { AnnualReport } from '../../law/index.ts';
import { cellPaths, valueAt } from '../../law/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { auditRead, readReport } from '../../report-audit/audit.ts';
import { compileReport } from '../compile.ts';
import { reportHtml } from './html.tsx';
import { tablesJson } from './open-data.ts';
import { reportDocx, reportPdf } from './paper.ts';
import { reportXlsx } from './xlsx.ts';

// Whatever stands in the books, each export says it to the last cell, and the audit of others' reports, which knows
// nothing of how they were made, has nothing to say against it.
const { db } = await testDatabase();

/** The figures of an Excel file, in the order of the form. */
async function figuresOfXlsx(bytes: Buffer): Promise<number[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const found: number[] = [];
  for (const sheet of book.worksheets.slice(0, 3))
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'number' && cell.master === cell) found.push(cell.value);
      }),
    );
  return found;
}

const days = (year: number) => ({ signed: `${year + 1}-01-12`, published: `${year + 1}-01-12` });
const exports: [string, (report: AnnualReport) => Promise<Uint8Array>][] = [
  ['docx', reportDocx],
  ['pdf', async (report) => unwrap(await reportPdf(report))],
  ['html', async (report) => Buffer.from(reportHtml(report))],
];

test('random ledgers, compiled, exported, audited: identical tables, no findings', async () => {
  let towns = 0;
  await fc.assert(
    fc.asyncProperty(randomLedgers, fc.integer({ min: 2022, max: 2024 }), async (ledgers, year) => {
      towns += 1;
      const town = await testTown(db, `t${towns}`);
      await writeLedgers(db, town, ledgers);
      const authority = { id: town.authorityId, code: `t${towns}`, name: '测试市测试镇人民政府', isDemo: true };
      const { report } = await compileReport(db, authority, year, days(year));
      const { report: last } = await compileReport(db, authority, year - 1, days(year - 1));
      const previous = await readReport(Buffer.from(reportHtml(last)));
      for (const [name, make] of exports) {
        const expected = { previous, authority: authority.name, year };
        const found = auditRead(await readReport(await make(report)), expected);
        expect(found.tables, name).toEqual(report.tables);
        const hints = found.hints.filter(({ rule }) => rule !== 'X-MOVE'); // random years differ as they like
        expect({ findings: found.findings, hints, unread: found.unread }, name).toEqual({
          findings: [],
          hints: [],
          unread: [],
        });
        expect(found.confidence, name).toBe(1);
        expect(found, name).toMatchObject({ format: '2021', year, title: report.title, date: report.date });
      }
      expect(JSON.parse(tablesJson(report)).tables).toEqual(report.tables);
      expect(await figuresOfXlsx(await reportXlsx(report))).toEqual(
        cellPaths.map((path) => Number(valueAt(report.tables, path))),
      );
    }),
    { numRuns: 3 },
  );
});
