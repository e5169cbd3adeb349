import type { Readable } from 'node:stream';
import { minuteOf } from '../../platform/dates.ts';
import { sheetStream } from '../../platform/excel.ts';
import { amountOf } from './pages/parts.tsx';
import type { CityRow, CityTable } from './table.ts';

/** The table as a workbook; shares in percent, an empty cell where nothing could be measured. */
export function citySheet(table: CityTable, rows: readonly CityRow[]): Readable {
  return sheetStream('各地情况', async function* (sheet) {
    sheet.columns = [
      { header: '单位', width: 32 },
      { header: '名次', width: 8 },
      { header: '得分', width: 8 },
      ...table.columns.map(({ label, unit }) => ({ header: `${label}（${unit}）`, width: 18 })),
      { header: '说明', width: 32 },
      { header: '时间', width: 18 },
      { header: '统计截至', width: 18 },
    ];
    sheet.getRow(1).font = { bold: true };
    for (const [n, row] of rows.entries()) {
      const amounts = table.columns.map((one) => amountOf(one, row.kept.get(one.id), table.period) ?? '');
      const what = [
        [row.unranked, row.note].filter(Boolean).join('；'),
        table.period.label,
        table.countedAt ? minuteOf(table.countedAt) : '',
      ];
      sheet
        .addRow([row.authority.name, row.rank ?? '', row.unranked ? '' : (row.score.score ?? ''), ...amounts, ...what])
        .commit();
      if (n % 200 === 199) yield;
    }
    yield;
  });
}
