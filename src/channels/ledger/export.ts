import { Readable } from 'node:stream';
import { channelNames } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { sheetStream } from '../../platform/excel.ts';
import type { Delivery } from '../deliveries/store.ts';
import { itemName, type Lists } from '../lists.ts';
import { followUpNames, stateNames } from '../names.ts';
import type { LedgerFilter } from './filter.ts';
import { ledgerBundles } from './queries.ts';

const headers = ['信息标题', '公开日期', '公开渠道', '科室', '栏目', '条例事项', '成文日期', '链接', '状态', '备注']; // the import's headers: an export can be mended and imported elsewhere
const widths = [48, 12, 14, 18, 18, 32, 12, 36, 12, 36];

function cells(row: Delivery, lists: Lists): string[] {
  return [
    row.title,
    row.deliveredOn ?? '',
    channelNames[row.channel],
    lists.officeName(row.officeId),
    lists.columnName(row.columnId),
    itemName(row.articleItem),
    row.formedOn ?? '',
    row.url,
    [stateNames[row.state], row.followUp && followUpNames[row.followUp]].filter(Boolean).join('、'),
    row.note,
  ];
}

/** One field of a CSV file; a spreadsheet never takes it for a formula. */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The filtered ledger as CSV, UTF-8 with its mark (Excel reads it rightly), written as it is read. */
export function exportCsv(db: Db, authorityId: number, filter: LedgerFilter, lists: Lists): Readable {
  return Readable.from(
    (async function* () {
      yield `\ufeff${headers.join(',')}\r\n`;
      for await (const bundle of ledgerBundles(db, authorityId, filter))
        yield bundle.map((row) => `${cells(row, lists).map(csvField).join(',')}\r\n`).join('');
    })(),
    { objectMode: false },
  );
}

/** Rows that fit one sheet beside its header. */
export const EXCEL_ROWS = 1_048_575;

/** The same as an Excel file; every cell is text, never a formula. */
export function exportExcel(db: Db, authorityId: number, filter: LedgerFilter, lists: Lists): Readable {
  return sheetStream('主动公开台账', async function* (sheet) {
    sheet.columns = headers.map((header, at) => ({ header, width: widths[at] as number }));
    sheet.getRow(1).font = { bold: true };
    for await (const bundle of ledgerBundles(db, authorityId, filter, 500)) {
      for (const row of bundle) sheet.addRow(cells(row, lists)).commit();
      yield;
    }
  });
}
