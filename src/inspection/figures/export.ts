import type { Readable } from 'node:stream';
import { minuteOf } from '../../platform/dates.ts';
import { sheetStream } from '../../platform/excel.ts';
import { WHATS, type What } from './marks.ts';
import type { MarkInWords } from './said.ts';
import type { Count } from './store.ts';

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);
const BUNDLE = 500;

/** The figures of a year as a workbook: a row for each sort and kind of check. */
export function exportFigures(counts: readonly Count[]): Readable {
  return sheetStream('信息管理统计', async function* (sheet) {
    sheet.columns = [
      { header: '事项', width: 40 },
      { header: '检查项', width: 24 },
      ...MONTHS.map((month) => ({ header: `${month} 月`, width: 8 })),
      { header: '合计', width: 10 },
    ];
    sheet.getRow(1).font = { bold: true };
    for (const what of Object.keys(WHATS) as What[]) {
      const own = counts.filter((one) => one.what === what);
      for (const check of [...new Set(own.map((one) => one.check))]) {
        const of = own.filter((one) => one.check === check);
        const months = MONTHS.map((month) => of.reduce((sum, one) => sum + (one.month === month ? one.n : 0), 0));
        sheet.addRow([WHATS[what], check, ...months, months.reduce((sum, n) => sum + n, 0)]).commit();
      }
    }
    yield;
  });
}

/** The records of a figure as a workbook. */
export function exportMarks(lines: readonly MarkInWords[]): Readable {
  return sheetStream('记录', async function* (sheet) {
    const heads = ['事项', '检查项', '位置', '处数', '办理人', '理由', '时间'];
    sheet.columns = heads.map((header) => ({ header, width: ['事项', '位置', '理由'].includes(header) ? 40 : 18 }));
    sheet.getRow(1).font = { bold: true };
    for (const [n, one] of lines.entries()) {
      const { title, check, place, person, reason, at } = one;
      sheet.addRow([title, check, place, one.n, person, reason, minuteOf(at)]).commit();
      if (n % BUNDLE === BUNDLE - 1) yield;
    }
    yield;
  });
}
