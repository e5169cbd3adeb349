import { expect, test } from 'vitest';
import {
  type AnnualReport,
  COLUMNS,
  emptyTables,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  ROWS,
  SECTION_TITLES,
} from '../../../law/index.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { reportPdf } from '../../pdf.ts';
import { readReport } from '../examine.ts';

/** A report in which every cell is another number, so that none can stand for its neighbour. */
function counted(from: number, paragraphs: number): AnnualReport {
  const tables = emptyTables();
  let next = from;
  for (const row of ROWS) for (const column of COLUMNS) tables.three[row][column] = next++;
  for (const block of REMEDY_BLOCK_IDS)
    for (const result of [...REMEDY_RESULT_IDS, 'total'] as const) tables.four[block][result] = next++;
  tables.two = {
    rules: { issued: next++, repealed: next++, effective: next++ },
    normativeDocuments: { issued: next++, repealed: next++, effective: next++ },
    licences: next++,
    penalties: next++,
    coercions: next++,
    fees: '12.0345',
  };
  const sentence = '本机关认真贯彻落实条例，主动公开政府信息 12 条，答复申请 3 件，群众满意度有所提高。';
  return {
    format: '2021',
    authority: { code: 'csz', name: '测试市测试镇人民政府' },
    year: 2023,
    title: '测试市测试镇人民政府2023年政府信息公开工作年度报告',
    date: '2024-01-12',
    tables,
    findings: [],
    channels: {},
    sections: SECTION_TITLES.map((title, n) => ({
      title,
      text: n === 0 ? Array.from({ length: paragraphs }, () => sentence.repeat(3)).join('\n') : n < 4 ? '' : '无。',
    })),
  };
}

test.each([0, 3, 5, 7, 9, 12])(
  'our own PDF is read back to the last cell, %i paragraphs before the tables',
  async (paragraphs) => {
    const report = counted(paragraphs % 2 ? 1000 : 0, paragraphs);
    const read = await readReport(unwrap(await reportPdf(report)));
    expect(read.unread).toEqual([]);
    expect(read.tables).toEqual(report.tables);
    expect(read).toMatchObject({ title: report.title, year: 2023, date: report.date, format: '2021' });
    expect(read.sections.map(({ title }) => title)).toEqual(report.sections.map(({ title }) => title));
  },
);
