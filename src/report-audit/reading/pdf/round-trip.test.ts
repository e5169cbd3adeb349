import { expect, test } from 'vitest';
import { reportWithEveryCell } from '../../../../test/support/report.ts';
import { reportPdf } from '../../../annual-report/files/paper.ts';
import type { AnnualReport } from '../../../law/index.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { readReport } from '../../audit.ts';

const sentence = '本机关认真贯彻落实条例，主动公开政府信息 12 条，答复申请 3 件，群众满意度有所提高。';

/** With so many paragraphs before the tables, which moves the tables over the ends of the pages. */
function reportWith(paragraphs: number): AnnualReport {
  const report = reportWithEveryCell();
  const text = Array.from({ length: paragraphs }, () => sentence.repeat(3)).join('\n');
  return { ...report, sections: report.sections.map((section, n) => (n === 0 ? { ...section, text } : section)) };
}

test.each([0, 3, 5, 7, 9, 12])(
  'our own PDF is read back to the last cell, %i paragraphs before the tables',
  async (paragraphs) => {
    const report = reportWith(paragraphs);
    const read = await readReport(unwrap(await reportPdf(report)));
    expect(read.unread).toEqual([]);
    expect(read.tables).toEqual(report.tables);
    expect(read).toMatchObject({ title: report.title, year: 2023, date: report.date, format: '2021' });
    expect(read.sections.map(({ title }) => title)).toEqual(report.sections.map(({ title }) => title));
  },
);
